/*
 * The page as visitors have set their machines: forced colours, less motion, larger text, turned,
 * on paper, without script. WCAG 1.3.1, 1.3.4, 1.4.3, 1.4.4, 1.4.11, 1.4.13, 2.2.2, 2.3.1 and
 * EN 301 549, 11.7. The questions to the page are in looks.js.
 */

const STANDING = {width: 360, height: 740};
const LYING = {width: 740, height: 360};
// Of the text on the screen; the rest may be for the screen only.
const ON_PAPER = 0.6;
const TURNED = 0.5;

/* In the wide window, as it was loaded: the visitor has asked for less motion. */
export async function looks(page, told) {
	// Asked for from here: the page's own policy may let it fetch nothing.
	const source = await (await fetch(page.url())).text();
	const answers = await page.evaluate(text => ({
		'behaviour.moves': ksLooks.moving(),
		'behaviour.field-edge': ksLooks.edgeless(),
		'behaviour.hover-content': ksLooks.onHover(),
		'behaviour.no-background': ksLooks.seeThrough() ? ['html'] : [],
		'behaviour.only-with-script': ksLooks.added(text)
	}), source);
	tell(answers, told);
	for (const [selector, text] of await page.evaluate(() => ksLooks.cssTexts())) {
		told('behaviour.css-text', selector, text);
	}
	await hovered(page, told);
}

/* Last in the narrow window, since it turns it. */
export async function settings(page, told) {
	const {fixed, clipped} = await page.evaluate(() => ksLooks.enlarged());
	tell({'behaviour.text-size': [...fixed, ...clipped]}, told);
	const client = await page.createCDPSession();
	const emulate = (media, features) => client.send('Emulation.setEmulatedMedia', {
		media,
		features: Object.entries(features).map(([name, value]) => ({name, value}))
	});
	const still = {'prefers-color-scheme': 'light', 'prefers-reduced-motion': 'reduce'};
	await emulate('', {...still, 'forced-colors': 'active'});
	tell({'behaviour.forced-colours': await page.evaluate(() => ksLooks.forced())}, told);
	await emulate('', {...still, 'prefers-reduced-motion': 'no-preference'});
	tell(await page.evaluate(() => ({
		'behaviour.endless': ksLooks.endless(),
		'behaviour.flash': ksLooks.flashing()
	})), told);
	await emulate('', still);
	const screen = await page.evaluate(() => ksLooks.reading());
	await emulate('print', still);
	const paper = await page.evaluate(() => ksLooks.reading());
	await emulate('', still);
	await client.detach();
	if (paper.letters < ON_PAPER * screen.letters) {
		told('behaviour.print', 'main');
	}
	const turned = [];
	for (const window of [STANDING, LYING]) {
		await page.setViewport(window);
		turned.push(await page.evaluate(() => ksLooks.reading()));
	}
	const [least, most] = turned.map(one => one.letters).sort((a, b) => a - b);
	if (turned.some(one => one.turned) || least < TURNED * most) {
		told('behaviour.orientation', 'html');
	}
}

/* One of each kind of link and button, as it is when the pointer is on it. */
async function hovered(page, told) {
	const count = await page.evaluate(() => ksLooks.sample());
	const client = await page.createCDPSession();
	await client.send('DOM.enable');
	await client.send('CSS.enable');
	await client.send('DOM.getDocument', {depth: 0});
	for (let number = 0; number < count; number += 1) {
		const {result} = await client.send('Runtime.evaluate', {expression: `ksLooks.sampled(${number})`});
		const {nodeId} = await client.send('DOM.requestNode', {objectId: result.objectId});
		await client.send('CSS.forcePseudoState', {nodeId, forcedPseudoClasses: ['hover']});
	}
	tell({'behaviour.hover-contrast': await page.evaluate(() => ksLooks.pale())}, told);
	await client.detach();
}

function tell(answers, told) {
	for (const [rule, places] of Object.entries(answers)) {
		for (const place of new Set(places)) {
			told(rule, place);
		}
	}
}
