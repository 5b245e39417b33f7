/*
 * One Node process, one Chromium: runs pa11y on page after page.
 *
 * Told on the command line: {npmRoot, chromium, flags, profile, lanes, milliseconds, runner}.
 * Reads jobs from stdin, one JSON object a line, and answers on stdout, one line each:
 *
 *   → {id, url, layers: [names], states: [{width, dark}], parts: [CSS selectors]}
 *   ← {ready: {chromium, pa11y, axe}}                         once, when the browser is up
 *   ← {id, found: {layer: [issues]}, fetched: [addresses]}    of the layers asked for:
 *        browser:   {state, runner, code, type, message, context, selector, extras, parts}
 *        opened:    the same, with {shown: {width, dark}, opened: what} instead of state
 *        behaviour: {rule, width, selector, detail, parts}
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
import {Failure, judging} from './judging.mjs';
import {atMost, launch} from './launch.mjs';

const settings = JSON.parse(process.argv[2]);
process.env.KUNSKAPSSTOD_NPM_ROOT = settings.npmRoot;
const fromTools = createRequire(path.join(settings.npmRoot, 'package.json'));
const puppeteer = fromTools('puppeteer');
const judge = judging(fromTools, settings);

const INJECTED = ['colours.js', 'probes.js', 'watching.js', 'looks.js', 'openers.js']
	.map(name => readFileSync(new URL(name, import.meta.url), 'utf8'));
// A tab that has held many pages holds much memory: after this many, a fresh one.
const MOST_JOBS = 8;
const LEAVE_MILLISECONDS = 5000;
const say = line => process.stdout.write(`${JSON.stringify(line)}\n`);

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

async function openPage(browser) {
	// A context of its own: nothing stored leaks into another lane, and the page is never
	// a background tab, where Chromium stops drawing frames.
	const context = await browser.createBrowserContext();
	const page = await context.newPage();
	for (const script of INJECTED) {
		await page.evaluateOnNewDocument(script);
	}
	page.on('dialog', dialog => dialog.dismiss().catch(() => {}));
	const broken = new Promise((_, reject) => {
		page.once('error', error => reject(new Failure('crash', error.message)));
	});
	broken.catch(() => {});
	const fetched = new Set();
	page.on('request', request => fetched.add(request.url()));
	const client = await page.createCDPSession();
	// Chromium lets memory grow while there is any; a check may share its machine with others.
	const clean = () => atMost(client.send('HeapProfiler.collectGarbage'), LEAVE_MILLISECONDS);
	return {page, context, broken, fetched, clean, jobs: 0};
}

async function lane(browser, jobs) {
	let tab = await openPage(browser);
	for await (const job of jobs) {
		tab.jobs += 1;
		let stuck = false;
		try {
			tab.fetched.clear();
			const found = await within(judge(tab.page, job), tab.broken);
			say({id: job.id, found, fetched: [...tab.fetched]});
			await tab.clean();
		} catch (error) {
			const kind = error.name === 'TimeoutError' ? 'timeout' : error.kind ?? 'failed';
			say({id: job.id, error: kind, detail: error.message});
			stuck = true;
		}
		if (stuck || tab.jobs >= MOST_JOBS) {
			await atMost(tab.context.close(), LEAVE_MILLISECONDS);
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
	const browser = await launch(puppeteer, settings, 4);
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
