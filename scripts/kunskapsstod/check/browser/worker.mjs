/*
 * One Node process, one Chromium: runs pa11y on page after page.
 *
 * Told on the command line: {npmRoot, chromium, flags, profile, lanes, milliseconds, runner}.
 * Reads jobs from stdin, one JSON object a line, and answers on stdout, one line each:
 *
 *   → {id, url, states: [{width, dark}], parts: [CSS selectors], behave: true | false}
 *   ← {ready: {chromium, pa11y, axe}}                         once, when the browser is up
 *   ← {id, issues: [{state, runner, code, type, message, context, selector, extras, parts}],
 *      behaviour: [{rule, width, selector, detail, parts}]}
 *   ← {id, error: "status" | "timeout" | "crash" | "failed", detail}
 *   ← {fatal: "…"}                                            then it exits with code 3
 *
 * A page is loaded once and then shown in each state, as a visitor who turns the device or
 * whose system goes dark. `parts` are accepted.py's selectors: an issue says by position which
 * of them hold its element, since only the browser can match every selector. stdin's end is
 * the order to stop. Nothing else may be written on stdout.
 */
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import {createInterface} from 'node:readline';
import {behave, settle} from './behaviour.mjs';

const settings = JSON.parse(process.argv[2]);
process.env.KUNSKAPSSTOD_NPM_ROOT = settings.npmRoot;
const fromTools = createRequire(path.join(settings.npmRoot, 'package.json'));
const pa11y = fromTools('pa11y');
const puppeteer = fromTools('puppeteer');

const HEIGHT = 1024;
const PROBES = readFileSync(new URL('probes.js', import.meta.url), 'utf8');
const say = line => process.stdout.write(`${JSON.stringify(line)}\n`);

class Failure extends Error {
	constructor(kind, detail) {
		super(detail);
		this.kind = kind;
	}
}

/* The page's answer, or a Failure when it takes too long or the page breaks first. */
function within(promise, broken) {
	let timer;
	const late = new Promise((_, reject) => {
		timer = setTimeout(
			() => reject(new Failure('timeout', String(settings.milliseconds))),
			settings.milliseconds
		);
	});
	return Promise.race([promise, late, broken]).finally(() => clearTimeout(timer));
}

async function load(page, url) {
	const response = await page.goto(url, {waitUntil: 'load', timeout: settings.milliseconds});
	if (response && response.status() >= 400) {
		throw new Failure('status', String(response.status()));
	}
	await settle(page);
}

/* Shows the loaded page in one state and waits until nothing moves. */
async function show(page, {width, dark}) {
	await page.setViewport({width, height: HEIGHT});
	await page.emulateMediaFeatures([
		{name: 'prefers-color-scheme', value: dark ? 'dark' : 'light'},
		{name: 'prefers-reduced-motion', value: 'reduce'}
	]);
	await page.evaluate(async () => {
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

async function examine(page, url, state) {
	const results = await pa11y(url, {
		browser: page.browser(),
		page,
		ignoreUrl: true,
		viewport: {width: state.width, height: HEIGHT},
		userAgent: '',
		runners: ['htmlcs', settings.runner],
		standard: 'WCAG2AA',
		includeWarnings: true,
		includeNotices: false,
		levelCapWhenNeedsReview: 'warning',
		timeout: settings.milliseconds
	});
	return results.issues;
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

async function judge(page, job) {
	const issues = [];
	if (job.states.length) {
		await load(page, job.url);
	}
	for (const [state, shown] of job.states.entries()) {
		await show(page, shown);
		const found = await examine(page, job.url, shown);
		const parts = await partsOf(page, found, job.parts);
		for (const [position, one] of found.entries()) {
			issues.push({
				state,
				runner: one.runner === 'htmlcs' ? 'htmlcs' : 'axe',
				code: one.code,
				type: one.type,
				message: one.message,
				context: one.context,
				selector: one.selector,
				extras: one.runnerExtras,
				parts: parts[position] ?? []
			});
		}
	}
	// Last, since it changes the page.
	const behaviour = job.behave ? await behave(page, job.url, load) : [];
	const parts = await partsOf(page, behaviour, job.parts);
	for (const [position, one] of behaviour.entries()) {
		one.parts = parts[position] ?? [];
	}
	return {issues, behaviour};
}

/* For each thing found: positions of the accepted parts that hold its element. */
function partsOf(page, found, parts) {
	const selectors = found.map(one => one.selector);
	return parts.length && found.length ? page.evaluate(holding, selectors, parts) : [];
}

async function openPage(browser) {
	// A context of its own: nothing stored leaks into another lane, and the page is never
	// a background tab, where Chromium stops drawing frames.
	const context = await browser.createBrowserContext();
	const page = await context.newPage();
	await page.evaluateOnNewDocument(PROBES);
	page.on('dialog', dialog => dialog.dismiss().catch(() => {}));
	const broken = new Promise((_, reject) => {
		page.once('error', error => reject(new Failure('crash', error.message)));
	});
	broken.catch(() => {});
	return {page, context, broken};
}

async function lane(browser, jobs) {
	let tab = await openPage(browser);
	for await (const job of jobs) {
		try {
			say({id: job.id, ...await within(judge(tab.page, job), tab.broken)});
		} catch (error) {
			const kind = error.name === 'TimeoutError' ? 'timeout' : error.kind ?? 'failed';
			say({id: job.id, error: kind, detail: error.message});
			// The page may be stuck in a script for ever: leave it and take a new one.
			await Promise.race([
				tab.context.close().catch(() => {}),
				new Promise(done => setTimeout(done, 5000))
			]);
			tab = await openPage(browser);
		}
	}
	await tab.context.close();
}

/* One queue that several lanes take from. */
async function * take(lines) {
	while (true) {
		const {value, done} = await lines.next();
		if (done) {
			return;
		}
		if (value.trim()) {
			yield JSON.parse(value);
		}
	}
}

async function main() {
	const browser = await puppeteer.launch({
		executablePath: settings.chromium,
		headless: true,
		pipe: true, // Chromium ends when the pipe does, however this process dies
		userDataDir: settings.profile,
		args: settings.flags,
		protocolTimeout: 4 * settings.milliseconds
	});
	browser.once('disconnected', () => {
		say({fatal: 'disconnected'});
		process.exit(3);
	});
	say({
		ready: {
			chromium: (await browser.version()).replace(/^.*\//, ''),
			pa11y: fromTools('pa11y/package.json').version,
			axe: fromTools('axe-core/package.json').version
		}
	});
	const lines = createInterface({input: process.stdin})[Symbol.asyncIterator]();
	await Promise.all(Array.from({length: settings.lanes}, () => lane(browser, take(lines))));
	browser.removeAllListeners('disconnected');
	await browser.close();
}

main().then(() => process.exit(0), error => {
	say({fatal: error.message});
	process.exit(3);
});
