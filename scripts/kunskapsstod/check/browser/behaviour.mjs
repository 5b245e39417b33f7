/*
 * What a page does when somebody uses it: walks it with Tab, makes it narrow, spaces its text
 * out, makes its choices, and listens for what it fetches, stores and complains of.
 *
 * WCAG 1.4.10, 1.4.12, 2.1.1, 2.1.2, 2.4.3, 2.4.7, 2.4.11 and 4.1.2, and the guide's own promises
 * (no other origin, no cookie, no broken policy). The questions to the page are in probes.js.
 */
import {listen, privacy} from './listening.mjs';
import {looks, settings} from './showing.mjs';
import {use} from './using.mjs';

const WIDTHS = [1280, 320];
const NARROW = 320;
const HEIGHT = 900;
// A native player has several stops of its own inside one element.
const SAME_ELEMENT = 25;
const MOST_STOPS = 800;
const MARGIN = 12;
const MOST_CHOICES = 4;
const SETTLE_MILLISECONDS = 3000;
const STAY_MILLISECONDS = 50;

/* Everything found on one page: [{rule, width, selector, detail}]. */
export async function behave(page, url, load) {
	const found = [];
	// Two lanes take the window's focus from each other: a page is used as if it always had it.
	const client = await page.createCDPSession();
	await client.send('Emulation.setFocusEmulationEnabled', {enabled: true});
	for (const width of WIDTHS) {
		const heard = listen(page, url);
		try {
			await page.setViewport({width, height: HEIGHT});
			await page.emulateMediaFeatures([
				{name: 'prefers-color-scheme', value: 'light'},
				{name: 'prefers-reduced-motion', value: 'reduce'}
			]);
			await load(page, url);
			const told = (rule, selector, detail = '') => found.push({rule, width, selector, detail});
			await page.evaluate(() => {
				ksWatch.guard = true;
			});
			if (width !== NARROW) {
				await looks(page, told);
			}
			await walk(page, told);
			await stay(page, told);
			await scrollThrough(page);
			await choose(page);
			if (width === NARROW) {
				await settings(page, told);
				await page.setViewport({width, height: HEIGHT});
			} else {
				await use(page, told);
			}
			await page.evaluate(() => {
				ksWatch.guard = false;
			});
			await layout(page, width, told);
			await privacy(page, heard, told);
		} finally {
			heard.stop();
			await forget(page, url);
		}
	}
	await client.detach();
	return found;
}

/* The guide's script changes the page and then marks it; a page without script is as it is. */
export async function settle(page) {
	await page.evaluate(() => document.fonts.ready.then(() => true));
	await page.waitForFunction(
		() => !document.querySelector('script[type=module]') ||
			document.documentElement.hasAttribute('data-started'),
		{timeout: SETTLE_MILLISECONDS}
	).catch(() => {}); // a script that never starts has its own rules
}

/* What one page's choices stored must not change the next page. */
export async function forget(page, url) {
	const client = await page.createCDPSession();
	await client.send('Storage.clearDataForOrigin', {
		origin: new URL(url).origin,
		storageTypes: 'all'
	});
	await client.detach();
}

async function walk(page, told) {
	const expected = new Set(await page.evaluate(() => ksProbes.reachable()));
	const reached = new Set();
	let same = 0;
	let at = '';
	let before = await page.evaluate(() => {
		ksProbes.setOut();
		return {opened: ksWatch.opened(), left: 0};
	});
	for (let stops = 0; stops < MOST_STOPS; stops += 1) {
		await page.keyboard.press('Tab');
		const stop = await page.evaluate(() => ksProbes.focus());
		if (stop === null || stop.first) {
			for (const place of expected) {
				if (!reached.has(place)) {
					told('behaviour.unreached', place);
				}
			}
			return;
		}
		at = stop.place;
		same = stop.same ? same + 1 : 0;
		if (same > SAME_ELEMENT) {
			break;
		}
		if (stop.opened > before.opened || stop.left > before.left) {
			told('behaviour.on-focus', stop.place);
		}
		before = stop;
		if (!stop.same) {
			reached.add(stop.place);
			await judge(page, stop, told);
		}
	}
	told('behaviour.trap', at);
}

/* A trap may wait a moment before it takes the focus back. */
async function stay(page, told) {
	await new Promise(done => {
		setTimeout(done, STAY_MILLISECONDS);
	});
	const place = await page.evaluate(() => ksProbes.stolen());
	if (place) {
		told('behaviour.trap', place);
	}
}

async function judge(page, stop, told) {
	if (!stop.name) {
		told('behaviour.no-name', stop.place);
	}
	if (!stop.seen) {
		told('behaviour.unseen', stop.place);
	}
	if (!stop.inOrder || stop.leftwards) {
		told('behaviour.order', stop.place);
	}
	// The ring of a drawing may be a stroke: do the pixels differ when the focus leaves?
	if (!stop.marked && !(stop.drawing && await differs(page, stop.box))) {
		told('behaviour.unmarked', stop.place);
	} else if (stop.marked && !stop.clear) {
		told('behaviour.faint', stop.place);
	}
}

async function differs(page, box) {
	const {width, height} = page.viewport();
	const x = Math.max(0, box.x - MARGIN);
	const y = Math.max(0, box.y - MARGIN);
	const clip = {
		x, y,
		width: Math.min(width - x, box.width + (2 * MARGIN)),
		height: Math.min(height - y, box.height + (2 * MARGIN))
	};
	if (clip.width <= 0 || clip.height <= 0) {
		return false;
	}
	// The clip is of the window; puppeteer counts from the top of the page.
	const scrolled = await page.evaluate(() => [scrollX, scrollY]);
	const shot = () => page.screenshot({
		encoding: 'base64',
		clip: {...clip, x: clip.x + scrolled[0], y: clip.y + scrolled[1]}
	});
	const focused = await shot();
	await page.evaluate(() => {
		window.ksHeld = document.activeElement;
		ksHeld.blur();
	});
	const blurred = await shot();
	await page.evaluate(() => ksHeld.focus({preventScroll: true, focusVisible: true}));
	return focused !== blurred;
}

/* Lazy pictures and scripts that wait for a scroll get their chance. */
async function scrollThrough(page) {
	await page.evaluate(async () => {
		for (let y = 0; y < document.body.scrollHeight; y += 2 * innerHeight) {
			scrollTo(0, y);
			await new Promise(requestAnimationFrame);
		}
	});
}

/* The page's choices, made by keyboard: what they store shows, and what they break. */
async function choose(page) {
	const choices = await page.$$('input[type=radio]');
	for (const choice of choices.slice(0, MOST_CHOICES)) {
		if (await choice.isVisible()) {
			await choice.focus();
			await page.keyboard.press('Space');
		}
	}
}

async function layout(page, width, told) {
	const sidewise = async () => {
		const [wide, ...places] = await page.evaluate(() => ksProbes.sidewise());
		if (wide) {
			told('behaviour.sidewise', places[0] ?? 'html', wide);
		}
	};
	if (width === NARROW) {
		await sidewise();
	}
	await page.evaluate(() => ksProbes.spaceOut());
	for (const place of await page.evaluate(() => ksProbes.clipped())) {
		told('behaviour.clipped', place);
	}
	if (width === NARROW) {
		await sidewise();
	}
}
