/*
 * One Node process, one Chromium: takes pictures of places on pages, each place in a ring.
 *
 * Told on the command line, as worker.mjs is. Reads jobs from stdin and answers on stdout:
 *
 *   → {id, url, width, dark, spaced, printed, selectors: [CSS selectors]}
 *   ← {ready: true}                                           once, when the browser is up
 *   ← {id, shots: [{data: base64 of WebP, width, height, whole} | null]}   in the order asked
 *   ← {id, error}                                             when the page cannot be shown
 *
 * null: nothing is to be seen there. `whole`: all of the element is inside the picture.
 * `spaced`: text is spaced out as in WCAG 1.4.12. A page is loaded once for all its places.
 */
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import {createInterface} from 'node:readline';
import {settle} from './behaviour.mjs';
import {atMost, launch} from './launch.mjs';

const LEAVE_MILLISECONDS = 3000;
const settings = JSON.parse(process.argv[2]);
const fromTools = createRequire(path.join(settings.npmRoot, 'package.json'));
const puppeteer = fromTools('puppeteer');

const HEIGHT = 900;
const QUALITY = 80;
const RING = 9; // CSS px: three tones of three
const AROUND = 40; // CSS px of the page shown around the element
const LEAST = {width: 480, height: 200};
const MOST = {width: 680, height: 560}; // still to be read on a phone
const PROBES = readFileSync(new URL('probes.js', import.meta.url), 'utf8');
const say = line => process.stdout.write(`${JSON.stringify(line)}\n`);

/* Runs in the page: makes the element visible where it can be, and answers with its box. */
async function bring(selector, most) {
	const element = document.querySelector(selector);
	if (!element) {
		return null;
	}
	// What is opened for one place is closed again before the next.
	window.ksClose = [];
	for (let part = element.parentElement; part; part = part.parentElement) {
		const opened = part;
		if (part.localName === 'details' && !part.open) {
			part.open = true;
			ksClose.push(() => opened.removeAttribute('open'));
		} else if (part.popover && !part.matches(':popover-open')) {
			part.showPopover();
			ksClose.push(() => opened.hidePopover());
		}
	}
	const tall = element.getBoundingClientRect().height > most.height;
	element.scrollIntoView({block: tall ? 'start' : 'center', inline: 'nearest', behavior: 'instant'});
	if (tall) {
		scrollBy({top: -32, behavior: 'instant'});
	}
	const inWindow = image => {
		const box = image.getBoundingClientRect();
		return box.bottom > 0 && box.top < innerHeight;
	};
	const pictures = [...document.images].filter(image => !image.complete && inWindow(image));
	await Promise.race([
		Promise.all(pictures.map(image => image.decode().catch(() => {}))),
		new Promise(done => setTimeout(done, 800))
	]);
	await new Promise(done => {
		requestAnimationFrame(() => requestAnimationFrame(done));
		setTimeout(done, 500);
	});
	const box = element.getBoundingClientRect();
	const seen = element.checkVisibility({visibilityProperty: true}) && box.width > 1 && box.height > 1 &&
		box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
	const {x, y, width, height} = box;
	return seen ? {x, y, width, height, scrollX, scrollY} : null;
}

/*
 * Runs in the page: a ring of two tones around the box, so that one of them shows on any
 * colour. Set through CSSOM, which the site's policy allows; a popover lies over all else.
 */
function ring(box, thick) {
	// What reaches the window's edges gets its ring inside them.
	const left = Math.max(thick, box.x);
	const top = Math.max(thick, box.y);
	const right = Math.min(innerWidth - thick, box.x + box.width);
	const bottom = Math.min(innerHeight - thick, box.y + box.height);
	const tone = thick / 3;
	const mark = document.createElement('div');
	mark.popover = 'manual';
	mark.style.cssText = `all: initial; display: block; position: fixed; pointer-events: none;
		left: ${left}px; top: ${top}px; width: ${right - left}px; height: ${bottom - top}px;
		box-shadow: 0 0 0 ${tone}px #ffffff, 0 0 0 ${2 * tone}px #1f1c19, 0 0 0 ${thick}px #ffffff`;
	document.documentElement.append(mark);
	mark.showPopover();
	window.ksRing = mark;
}

/* The part of the window to show: the element and what stands around it. */
function clipOf(box, window) {
	const along = (start, length, least, most, whole) => {
		const end = Math.min(whole, start + length + AROUND);
		const from = Math.max(0, start - AROUND);
		const size = Math.min(whole, most, Math.max(least, end - from));
		const spare = Math.max(0, (size - (end - from)) / 2);
		return [Math.max(0, Math.min(from - spare, whole - size)), size];
	};
	const [x, width] = along(box.x, box.width, LEAST.width, MOST.width, window.width);
	const [y, height] = along(box.y, box.height, LEAST.height, MOST.height, window.height);
	return {x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height)};
}

async function picture(page, client, selector) {
	try {
		const box = await page.evaluate(bring, selector, MOST);
		if (!box) {
			return null;
		}
		await page.evaluate(ring, box, RING);
		const clip = clipOf(box, page.viewport());
		const {data} = await client.send('Page.captureScreenshot', {
			format: 'webp',
			quality: QUALITY,
			// Chromium counts from the top of the page, whatever part of it is shown.
			clip: {...clip, x: clip.x + box.scrollX, y: clip.y + box.scrollY, scale: 1},
			captureBeyondViewport: false
		});
		const whole = box.x >= clip.x && box.y >= clip.y &&
			box.x + box.width <= clip.x + clip.width && box.y + box.height <= clip.y + clip.height;
		return {data, width: clip.width, height: clip.height, whole};
	} finally {
		await page.evaluate(() => {
			window.ksRing?.remove();
			window.ksClose?.forEach(close => close());
		});
	}
}

async function shoot(page, job) {
	await page.setViewport({width: job.width, height: HEIGHT});
	await page.emulateMediaFeatures([
		{name: 'prefers-color-scheme', value: job.dark ? 'dark' : 'light'},
		{name: 'prefers-reduced-motion', value: 'reduce'}
	]);
	const response = await page.goto(job.url, {waitUntil: 'load', timeout: settings.milliseconds});
	if (response && response.status() >= 400) {
		throw new Error(String(response.status()));
	}
	await settle(page);
	if (job.printed) {
		await page.emulateMediaType('print');
	}
	if (job.spaced) {
		await page.evaluate(() => ksProbes.spaceOut());
	}
	const client = await page.createCDPSession();
	const shots = [];
	for (const selector of job.selectors) {
		shots.push(await picture(page, client, selector).catch(() => null));
	}
	await client.detach();
	return shots;
}

async function main() {
	const browser = await launch(puppeteer, settings);
	browser.once('disconnected', () => process.exit(3));
	say({ready: true});
	for await (const line of createInterface({input: process.stdin})) {
		const job = JSON.parse(line);
		// A context of its own: what one page stores must not change how the next one looks.
		const context = await browser.createBrowserContext();
		try {
			const page = await context.newPage();
			await page.evaluateOnNewDocument(PROBES);
			page.on('dialog', dialog => dialog.dismiss().catch(() => {}));
			say({id: job.id, shots: await shoot(page, job)});
		} catch (error) {
			say({id: job.id, error: error.message});
		} finally {
			await atMost(context.close(), LEAVE_MILLISECONDS);
		}
	}
	browser.removeAllListeners('disconnected');
	await browser.close();
}

main().then(() => process.exit(0), error => {
	say({fatal: error.message});
	process.exit(3);
});
