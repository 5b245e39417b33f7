/*
 * axe on what a page hides until somebody asks for it: menus and other boxes that open, details,
 * explained words, the other choices of a group, the answers of a search, and the page in print.
 *
 * pa11y sees a page as it is loaded. Here every control that opens something is used, and what has
 * become visible is judged, in a wide light window and a narrow dark one. Whether the controls can
 * be reached and used by keyboard is for behaviour.mjs.
 */
import {forget, settle} from './behaviour.mjs';

const LOOKS = [{width: 1280, dark: false}, {width: 320, dark: true}];
// A4 in CSS pixels.
const PAPER = {width: 794, dark: false};
// Beyond this many of one kind on a page, the rest are made as the first ones are.
const MOST = 40;
const NESTED = 3;
// One search that answers and one that does not.
const QUERIES = {results: 'kontaktperson', nothing: 'qxzqxzqx'};

/* What is wrong when the loaded page's things are open: issues of `tools.axe`, each with what was
   open and how it was shown. */
export async function openEverything(page, url, tools) {
	const found = [];
	const look = async (shown, opened) => {
		for (const issue of await tools.axe(page)) {
			found.push({...issue, shown, opened});
		}
	};
	const judge = async opened => {
		for (const shown of LOOKS) {
			await tools.show(page, shown);
			await look(shown, opened);
		}
	};
	try {
		await print(page, look, tools);
		for (const shown of LOOKS) {
			// Some controls are there only in a narrow window.
			await tools.show(page, shown);
			await boxes(page, judge, tools);
			await unfolded(page, judge, tools);
			await choices(page, judge, tools);
		}
		await searches(page, url, judge, tools);
	} finally {
		await forget(page, url);
	}
	return found;
}

async function print(page, look, tools) {
	await tools.show(page, PAPER);
	// Last: what is shown as before forgets that it is paper.
	await page.emulateMediaType('print');
	await tools.still(page);
	await page.evaluate(() => ksOpened.all());
	await look(PAPER, 'print');
	await page.emulateMediaType(null);
}

/* One at a time: an open one closes the others. */
async function boxes(page, judge, tools) {
	for (let number = 0; number < MOST; number += 1) {
		await page.evaluate(() => ksOpened.start());
		if (!await page.evaluate(() => ksOpened.press(ksOpened.boxes().slice(0, 1)))) {
			return;
		}
		await tools.still(page);
		if (await page.evaluate(() => ksOpened.appeared())) {
			await judge('box');
		}
		await page.keyboard.press('Escape');
		await tools.still(page);
	}
}

/* All together, round after round, since one may hold others. */
async function unfolded(page, judge, tools) {
	await page.evaluate(() => ksOpened.start());
	for (let round = 0; round < NESTED; round += 1) {
		if (!await page.evaluate(most => ksOpened.press(ksOpened.folded().slice(0, most)), MOST)) {
			break;
		}
		await tools.still(page);
	}
	if (await page.evaluate(() => ksOpened.appeared())) {
		await judge('unfolded');
	}
}

/* The version of a film, and whatever else is chosen in the content. */
async function choices(page, judge, tools) {
	for (let number = 0; number < MOST; number += 1) {
		await page.evaluate(() => ksOpened.start());
		if (!await page.evaluate(() => ksOpened.press(ksOpened.choices().slice(0, 1)))) {
			return;
		}
		await tools.still(page);
		await page.evaluate(() => ksOpened.around());
		await judge('choice');
	}
}

async function searches(page, url, judge, tools) {
	for (const [opened, words] of Object.entries(QUERIES)) {
		if (!await page.evaluate(() => Boolean(ksOpened.search()))) {
			return;
		}
		await Promise.all([
			// A search may be a new page or the same one, filled in.
			page.waitForNavigation({timeout: 3000}).catch(() => {}),
			page.evaluate(query => {
				const field = ksOpened.search();
				field.value = query;
				field.form.requestSubmit();
			}, words)
		]);
		await settle(page);
		await page.waitForNetworkIdle({idleTime: 300, timeout: 5000}).catch(() => {});
		await page.evaluate(() => ksOpened.all());
		await judge(opened);
		await tools.load(page, url);
	}
}
