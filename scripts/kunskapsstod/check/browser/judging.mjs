/*
 * What is asked of one page, by the name of the layer that asks: pa11y in each state, axe on what
 * opens, and the page used as a visitor uses it.
 */
import {readFileSync} from 'node:fs';
import {behave, settle} from './behaviour.mjs';
import {openEverything} from './opened.mjs';

const HEIGHT = 1024;
const EXCERPT = 300;

export class Failure extends Error {
	constructor(kind, detail) {
		super(detail);
		this.kind = kind;
	}
}

/* A function that answers a job about a page with {layer: [issues]}. */
export function judging(fromTools, settings) {
	const pa11y = fromTools('pa11y');
	const onRoots = axeOnRoots(fromTools(settings.runner));

	const load = async (page, url) => {
		const response = await page.goto(url, {waitUntil: 'load', timeout: settings.milliseconds});
		if (response && response.status() >= 400) {
			throw new Failure('status', String(response.status()));
		}
		await settle(page);
	};

	const examine = async (page, url, {width}) => {
		const results = await pa11y(url, {
			browser: page.browser(),
			page,
			ignoreUrl: true,
			viewport: {width, height: HEIGHT},
			userAgent: '',
			runners: ['htmlcs', settings.runner],
			standard: 'WCAG2AA',
			includeWarnings: true,
			includeNotices: false,
			levelCapWhenNeedsReview: 'warning',
			timeout: settings.milliseconds
		});
		return results.issues.map(({runner, code, type, message, context, selector, runnerExtras}) => ({
			runner: runner === 'htmlcs' ? 'htmlcs' : 'axe',
			code, type, message, context, selector, extras: runnerExtras
		}));
	};

	/* In the order of the layers: the last ones change the page. */
	const asked = {
		async browser(page, job) {
			const issues = [];
			await load(page, job.url);
			for (const [state, shown] of job.states.entries()) {
				await show(page, shown);
				const told = await examine(page, job.url, shown);
				issues.push(...(await withParts(page, told, job.parts)).map(one => ({...one, state})));
			}
			return issues;
		},
		async opened(page, job) {
			if (!job.layers.includes('browser')) {
				await load(page, job.url);
			}
			const axe = async () => withParts(page, await page.evaluate(onRoots), job.parts);
			return openEverything(page, job.url, {load, show, still, axe});
		},
		async behaviour(page, job) {
			return withParts(page, await behave(page, job.url, load), job.parts);
		}
	};

	return async (page, job) => {
		const found = {};
		for (const layer of job.layers) {
			found[layer] = await asked[layer](page, job);
		}
		return found;
	};
}

/* Shows the loaded page in one state and waits until nothing moves. */
async function show(page, {width, dark}) {
	await page.setViewport({width, height: HEIGHT});
	await page.emulateMediaFeatures([
		{name: 'prefers-color-scheme', value: dark ? 'dark' : 'light'},
		{name: 'prefers-reduced-motion', value: 'reduce'}
	]);
	await still(page);
}

/* Waits until what has just changed is drawn, and ends what moves. */
function still(page) {
	return page.evaluate(async () => {
		await document.fonts.ready;
		// Two frames: the new state's styles are computed and its observers have been told.
		await new Promise(done => {
			requestAnimationFrame(() => requestAnimationFrame(done));
			setTimeout(done, 500);
		});
		for (const animation of document.getAnimations()) {
			try {
				animation.finish(); // colours halfway between light and dark are no one's colours
			} catch {
				animation.cancel(); // an endless one cannot be finished
			}
		}
	});
}

/*
 * axe on the page's ksOpened.roots. Source, as pa11y's is: the site's policy stops what a script
 * adds to the page, not what the browser is asked.
 */
function axeOnRoots({run, scripts}) {
	const source = scripts.map(file => readFileSync(file, 'utf8')).join('\n');
	return `(async () => {
		if (!window.axe) {
			${source}
		}
		const roots = ksOpened.roots.filter(one => one.isConnected);
		const issues = roots.length ? await (${run})({
			levelCapWhenNeedsReview: 'warning',
			context: {include: roots}
		}) : [];
		return issues.map(({code, type, message, element, runnerExtras}) => ({
			runner: 'axe', code, type, message, extras: runnerExtras,
			selector: ksProbes.place(element),
			context: element.outerHTML.slice(0, ${EXCERPT})
		}));
	})()`;
}

/* For each selector: positions of the parts that hold its element, unless they hold <main>. */
function holding(selectors, parts) {
	return selectors.map(selector => {
		let element = null;
		try {
			element = selector && document.querySelector(selector);
		} catch { /* an id that is no CSS name */ }
		return element ? parts.flatMap((part, position) => {
			const holder = element.closest(part);
			return holder && !holder.matches('main') && !holder.querySelector('main') ? [position] : [];
		}) : [];
	});
}

/* For each thing found: positions of the accepted parts that hold its element. */
async function withParts(page, found, parts) {
	const selectors = found.map(one => one.selector);
	const holders = parts.length && found.length ? await page.evaluate(holding, selectors, parts) : [];
	return found.map((one, position) => ({...one, parts: holders[position] ?? []}));
}
