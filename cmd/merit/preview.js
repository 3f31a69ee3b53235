// The preview's one script. Whenever the server has news of the file, the page
// becomes what the server now gives for it. Only what differs is changed, so
// that the reader's place, focus and selection stay where they are.
"use strict";

const again = 5000; // milliseconds until a server that sent the page away is asked again
const named = "[id], a[href]";

const notice = document.createElement("p");
notice.setAttribute("role", "status");
notice.className = "preview-notice";

const style = document.createElement("style");
style.textContent = `
	.preview-notice {
		position: fixed; inset: auto 0 0; margin: 0; padding: .5rem 1.25rem;
		max-height: 40vh; overflow: auto; white-space: pre-line; overflow-wrap: anywhere;
		font: .9375rem/1.4 system-ui, sans-serif; background: CanvasText; color: Canvas;
	}
	.preview-notice:empty { padding: 0; }
	@media print { .preview-notice { display: none; } }`;
document.head.append(style);
document.documentElement.append(notice); // beside the body, which is the file's

let asked = 0; // how often the page was asked for
listen();

// listen hears from the server why the page is not the file as it is, or an
// empty text where it is.
function listen() {
	const events = new EventSource("events");
	events.onmessage = (event) => {
		const trouble = JSON.parse(event.data);
		say(trouble && `${trouble}\nThis is the page as it was last.`);
		refresh();
	};
	events.onerror = () => {
		say("The preview does not answer: it has ended, or too many pages look at it. This is the page as it was last.");
		if (events.readyState === EventSource.CLOSED) {
			setTimeout(listen, again);
		}
	};
}

function say(text) {
	if (notice.textContent !== text) {
		notice.textContent = text;
	}
}

// refresh makes the page what the server gives, unless it was asked again since.
async function refresh() {
	const turn = ++asked;
	let text;
	try {
		const response = await fetch("./");
		if (!response.ok) {
			return;
		}
		text = await response.text();
	} catch {
		return; // listen hears of it too
	}
	if (turn !== asked) {
		return;
	}
	const fresh = new DOMParser().parseFromString(text, "text/html");
	document.title = fresh.title;
	become(document.body, fresh.body);
}

// become makes one node like another of the same name.
function become(old, fresh) {
	if (old.nodeName === "DETAILS") {
		fresh.open = old.open; // as the reader left it
	}
	if (old.isEqualNode(fresh)) {
		return;
	}
	if (old.nodeType !== Node.ELEMENT_NODE) {
		old.nodeValue = fresh.nodeValue;
		return;
	}
	for (const name of old.getAttributeNames()) {
		if (!fresh.hasAttribute(name)) {
			old.removeAttribute(name);
		}
	}
	for (const name of fresh.getAttributeNames()) {
		if (old.getAttribute(name) !== fresh.getAttribute(name)) {
			old.setAttribute(name, fresh.getAttribute(name));
		}
	}
	becomeAll(old, [...old.childNodes], [...fresh.childNodes]);
}

// becomeAll makes the children of a node like others. Those that are equal at
// the start and at the end are left alone, and of those between, an answer
// becomes itself wherever it has gone.
function becomeAll(parent, old, fresh) {
	const shorter = Math.min(old.length, fresh.length);
	let start = 0;
	let end = 0;
	while (start < shorter && old[start].isEqualNode(fresh[start])) {
		start++;
	}
	while (end < shorter - start && old.at(-1 - end).isEqualNode(fresh.at(-1 - end))) {
		end++;
	}
	const keys = old.slice(0, old.length - end).map(key);
	let at = start;
	for (const node of fresh.slice(start, fresh.length - end)) {
		const wanted = key(node);
		const found = keys.indexOf(wanted, at);
		if (found === at || (found > at && wanted !== node.nodeName)) {
			while (at < found) {
				old[at++].remove();
			}
			become(old[at++], node);
		} else {
			parent.insertBefore(node, old[at] ?? null);
		}
	}
	while (at < keys.length) {
		old[at++].remove();
	}
}

// key says what a node is about: its name and the first id or link in it, if it
// has any.
function key(node) {
	const about = node.nodeType === Node.ELEMENT_NODE && (node.matches(named) ? node : node.querySelector(named));
	return about ? `${node.nodeName} ${about.id || about.getAttribute("href")}` : node.nodeName;
}
