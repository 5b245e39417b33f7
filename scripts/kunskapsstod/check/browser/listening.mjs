/*
 * What a page fetches, stores and complains of while it is used: the guide's own promises of no
 * other origin, no cookie, nothing stored but the visitor's choices, no broken policy.
 */

const OWN_KEY = 'ks-';

/* Hears until stop() is called. */
export function listen(page, url) {
	const origin = new URL(url).origin;
	const heard = {foreign: new Set(), missing: new Set(), said: new Set()};
	const miss = address => {
		// The browser asks for this one by itself, whatever the page says.
		if (!address.endsWith('/favicon.ico')) {
			heard.missing.add(address.slice(origin.length));
		}
	};
	const own = address => address.startsWith(`${origin}/`) || /^(data|blob|about):/.test(address);
	const handlers = {
		request: request => own(request.url()) || heard.foreign.add(request.url()),
		// Aborted is not missing: the player leaves a film for another.
		requestfailed: request => {
			if (own(request.url()) && request.failure()?.errorText !== 'net::ERR_ABORTED') {
				miss(request.url());
			}
		},
		response: response => {
			if (own(response.url()) && response.status() >= 400) {
				miss(response.url());
			}
		},
		pageerror: error => heard.said.add(error.message),
		// A file that is missing, and a broken policy, are told by rules of their own.
		console: line => {
			const text = line.text();
			if (['error', 'warn'].includes(line.type()) &&
				!/Failed to load resource|Content Security Policy/.test(text)) {
				heard.said.add(text);
			}
		}
	};
	for (const [event, handler] of Object.entries(handlers)) {
		page.on(event, handler);
	}
	heard.stop = () => {
		for (const [event, handler] of Object.entries(handlers)) {
			page.off(event, handler);
		}
	};
	return heard;
}

/* Tells what was heard, and what is stored. */
export async function privacy(page, heard, told) {
	for (const violation of await page.evaluate(() => ksProbes.violations)) {
		told('behaviour.policy', 'html', violation);
	}
	for (const cookie of await page.browserContext().cookies()) {
		told('behaviour.cookie', 'html', cookie.name);
	}
	for (const key of await page.evaluate(() => ksProbes.stored())) {
		if (!key.startsWith(OWN_KEY)) {
			told('behaviour.storage', 'html', key);
		}
	}
	for (const [rule, details] of [
		['behaviour.other-origin', heard.foreign],
		['behaviour.missing-file', heard.missing],
		['behaviour.console', heard.said]
	]) {
		for (const detail of details) {
			told(rule, 'html', detail);
		}
	}
}
