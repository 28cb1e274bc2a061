package io.tiaoli.workers.messaging.gateway;

import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

import io.tiaoli.workers.contact.Channel;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/** Sends e-mails to an SMTP server; a message keeps its Message-ID however often it is sent. */
class SmtpGateway implements Gateway {

    private final SmtpSettings settings;
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();

    SmtpGateway(SmtpSettings settings, Duration timeout) {
        this.settings = settings;
        sender.setHost(settings.host());
        sender.setPort(settings.portNumber());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        if (!settings.user().isBlank()) {
            sender.setUsername(settings.user());
            sender.setPassword(settings.password());
        }
        Properties properties = sender.getJavaMailProperties();
        for (String limit : List.of("connectiontimeout", "timeout", "writetimeout")) properties.setProperty("mail.smtp." + limit, String.valueOf(timeout.toMillis()));
        properties.setProperty("mail.smtp.auth", String.valueOf(!settings.user().isBlank()));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(settings.security().equals("starttls")));
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(settings.security().equals("starttls")));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(settings.security().equals("tls")));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    }

    @Override
    public String name() {
        return "smtp";
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public Accepted send(Outgoing message) {
        try {
            sender.send(mail(message));
            return new Accepted(List.of(), "邮件服务器已接收");
        } catch (MessagingException e) {
            throw new NotAccepted(NotAccepted.Kind.REJECTED, e.getMessage());
        } catch (MailAuthenticationException e) {
            throw new NotAccepted(NotAccepted.Kind.BUSY, "邮件服务器不接受登录：" + e.getMessage());
        } catch (MailSendException e) {
            Exception first = e.getFailedMessages().values().stream().findFirst().orElse(e);
            throw new NotAccepted(kind(first), String.valueOf(first.getMessage()));
        } catch (MailException e) {
            throw new NotAccepted(NotAccepted.Kind.UNCLEAR, String.valueOf(e.getMessage()));
        }
    }

    private MimeMessage mail(Outgoing message) throws MessagingException {
        MimeMessage mail = new Numbered(sender.getSession(), message.id() + settings.from().substring(settings.from().indexOf('@')));
        MimeMessageHelper helper = new MimeMessageHelper(mail, StandardCharsets.UTF_8.name());
        helper.setFrom(settings.from());
        helper.setTo(message.address());
        helper.setSubject(message.subject().orElse(""));
        helper.setText(message.text());
        return mail;
    }

    private static NotAccepted.Kind kind(Throwable why) {
        for (Throwable each = why; each != null; each = each instanceof MessagingException m && m.getNextException() != null ? m.getNextException() : each.getCause()) {
            if (each instanceof MailConnectException || each instanceof ConnectException) return NotAccepted.Kind.BUSY;
            if (each instanceof SMTPAddressFailedException refused) return kind(refused.getReturnCode());
            if (each instanceof SMTPSendFailedException refused && refused.getNextException() == null) return kind(refused.getReturnCode());
        }
        return NotAccepted.Kind.UNCLEAR;
    }

    private static NotAccepted.Kind kind(int code) {
        return code >= 500 ? NotAccepted.Kind.REJECTED : code >= 400 ? NotAccepted.Kind.BUSY : NotAccepted.Kind.UNCLEAR;
    }

    /** Keeps the number that we give it. */
    private static final class Numbered extends MimeMessage {

        private final String number;

        Numbered(Session session, String number) {
            super(session);
            this.number = number;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + number + ">");
        }
    }
}
