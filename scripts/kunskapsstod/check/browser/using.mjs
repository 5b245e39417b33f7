/*
 * A page's controls are used one of each kind, and the page is left alone for a while: what it
 * does, and whether it says so. WCAG 2.1.1, 2.1.4, 2.2.1, 2.2.2, 2.4.3, 2.5.2, 2.5.4, 3.2.1,
 * 3.2.2, 3.3.8, 4.1.2 and 4.1.3. The questions to the page are in watching.js.
 */

const MOST_BUTTONS = 6;
const MOST_LISTS = 4;

export async function use(page, told) {
	await escape(page, told);
	await press(page, told);
	await lists(page, told);
	const quiet = await page.evaluate(() => ({
		'behaviour.pointer-only': ksWatch.pointerOnly(),
		'behaviour.keys': ksWatch.deaf(),
		'behaviour.acts-down': ksWatch.actsDown(),
		'behaviour.no-paste': ksWatch.noPaste()
	}));
	for (const [rule, places] of Object.entries(quiet)) {
		for (const place of places) {
			told(rule, place);
		}
	}
	const general = await page.evaluate(() => ({
		'behaviour.single-key': ksWatch.shortcuts(),
		'behaviour.sensor': ksWatch.sensors(),
		'behaviour.new-window': ksWatch.windows
	}));
	for (const [rule, details] of Object.entries(general)) {
		if (details.length) {
			told(rule, 'html', details.join(' '));
		}
	}
	await wait(page, told);
}

/* What waits for time to pass happens now. */
async function wait(page, told) {
	const {left, changed} = await page.evaluate(() => ksWatch.elapse());
	for (const address of left) {
		told('behaviour.time-limit', 'html', address);
	}
	for (const place of changed) {
		told('behaviour.changes', place);
	}
}

/* What a button opens is closed by Escape, and the focus is where it was. */
async function escape(page, told) {
	const place = await page.evaluate(() => {
		const button = [...document.querySelectorAll('[popovertarget]')].find(one =>
			one.checkVisibility({checkVisibilityCSS: true}) && !one.closest('[popover]'));
		button?.focus();
		return button ? ksProbes.place(button) : null;
	});
	if (!place) {
		return;
	}
	// What stands open already is not what this button opens.
	const before = await page.evaluate(() => {
		window.ksOpener = document.activeElement;
		return ksWatch.opened();
	});
	await page.keyboard.press('Enter');
	if (await page.evaluate(() => ksWatch.opened()) <= before) {
		return;
	}
	await page.keyboard.press('Escape');
	// Whoever hears that it has closed hears it a little later.
	await frames(page);
	const [open, back] = await page.evaluate(() =>
		[ksWatch.opened(), document.activeElement === ksOpener]);
	if (open > before || !back) {
		told('behaviour.escape', place);
		await page.evaluate(() =>
			document.querySelectorAll(':popover-open').forEach(one => one.hidePopover()));
	}
}

/* One button of each kind is pressed: what comes of it is told to those who do not see it. */
async function press(page, told) {
	const buttons = await page.evaluateHandle(most => {
		const kinds = new Map();
		for (const one of document.querySelectorAll('button, [role=button]')) {
			const plain = one.checkVisibility({checkVisibilityCSS: true}) && !one.disabled &&
				!one.matches('[popovertarget], [type=submit], :not([type])[form]') && !one.closest('form');
			const kind = `${one.className} ${one.dataset.action ?? ''} ${one.closest('[data-module]')?.dataset.module ?? ''}`;
			if (plain && !kinds.has(kind)) {
				kinds.set(kind, one);
			}
		}
		return [...kinds.values()].slice(0, most);
	}, MOST_BUTTONS);
	for (const button of (await buttons.getProperties()).values()) {
		await button.evaluate(one => {
			ksWatch.start();
			one.focus({preventScroll: true});
		});
		await page.keyboard.press('Enter');
		await frames(page);
		const [place, rules] = await button.evaluate(one => [ksProbes.place(one), ksWatch.untold(one)]);
		for (const rule of rules) {
			told(rule, place);
		}
	}
}

/* The next choice of each list, made by keyboard: nothing but the list changes. */
async function lists(page, told) {
	for (const list of (await page.$$('select')).slice(0, MOST_LISTS)) {
		if (!await list.isVisible()) {
			continue;
		}
		const [place, left] = await list.evaluate(one => {
			one.focus({preventScroll: true});
			return [ksProbes.place(one), ksWatch.left.length];
		});
		await page.keyboard.press('ArrowDown');
		await frames(page);
		if (await page.evaluate(() => ksWatch.left.length) > left) {
			told('behaviour.on-input', place);
		}
	}
}

function frames(page) {
	return page.evaluate(() => new Promise(done => {
		requestAnimationFrame(() => requestAnimationFrame(done));
		setTimeout(done, 100);
	}));
}
