package io.tiaoli.workers.messaging.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.MimeMessageHelper;

import io.tiaoli.workers.contact.Channel;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;

/** Sends e-mails to an SMTP server; a message keeps its Message-ID however often it is sent. */
class SmtpGateway implements Gateway {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpGateway.class);

    private final SmtpSettings settings;
    private final Session session;

    SmtpGateway(SmtpSettings settings, Duration timeout) {
        this.settings = settings;
        Properties properties = new Properties();
        for (String limit : List.of("connectiontimeout", "timeout", "writetimeout")) properties.setProperty("mail.smtp." + limit, String.valueOf(timeout.toMillis()));
        properties.setProperty("mail.smtp.auth", String.valueOf(signsOn()));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(settings.security().equals("starttls")));
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(settings.security().equals("starttls")));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(settings.security().equals("tls")));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        session = Session.getInstance(properties);
    }

    private boolean signsOn() {
        return !settings.user().isBlank();
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
        Transport transport = connected();
        try {
            MimeMessage mail = mail(message);
            mail.saveChanges();
            transport.sendMessage(mail, mail.getAllRecipients());
            return new Accepted(List.of(), "邮件服务器已接收");
        } catch (MessagingException e) {
            throw new NotAccepted(kind(e), String.valueOf(e.getMessage()));
        } finally {
            leave(transport);
        }
    }

    private static void leave(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("The mail server did not say goodbye: {}", e.getMessage());
        }
    }

    private Transport connected() {
        try {
            Transport transport = session.getTransport("smtp");
            transport.connect(settings.host(), settings.portNumber(), signsOn() ? settings.user() : null, signsOn() ? settings.password() : null);
            return transport;
        } catch (MessagingException e) {
            throw new NotAccepted(NotAccepted.Kind.BUSY, "连不上邮件服务器 %s：%s".formatted(settings, e.getMessage()));
        }
    }

    private MimeMessage mail(Outgoing message) throws MessagingException {
        MimeMessage mail = new Numbered(session, message.id() + settings.from().substring(settings.from().indexOf('@')));
        MimeMessageHelper helper = new MimeMessageHelper(mail, StandardCharsets.UTF_8.name());
        helper.setFrom(settings.from());
        helper.setTo(message.address());
        helper.setSubject(message.subject().orElse(""));
        helper.setText(message.text());
        return mail;
    }

    private static NotAccepted.Kind kind(MessagingException why) {
        for (Exception each = why; each instanceof MessagingException e; each = e.getNextException()) {
            if (e instanceof SMTPAddressFailedException refused) return kind(refused.getReturnCode());
            if (e instanceof SMTPSendFailedException refused && refused.getNextException() == null) return kind(refused.getReturnCode());
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
