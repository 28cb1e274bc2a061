/** Tells on the page of a draft when somebody else takes it over. */
import { tell, watch } from './watch';

const place = document.querySelector<HTMLElement>('#watch')!;
watch(place.dataset.state!, place.dataset.mine === 'true', sentence => tell(sentence));
