import { createChat } from './chat.js';
import { html, render } from './html.js';
import { App } from './ui/app.js';

const chat = createChat();
const root = document.getElementById('app');
root.replaceChildren();
render(html`<${App} chat=${chat} />`, root);
chat.start();
