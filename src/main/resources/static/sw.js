/** The service worker: its place says that it is the whole app's. */

import { kept } from './app/kept.js';
import { createWorker } from './app/push-worker.js';

createWorker({ self, kept }).listen();
