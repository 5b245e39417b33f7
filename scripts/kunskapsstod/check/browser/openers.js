/*
 * What can be opened on a page, and what became visible when it was. Injected before the page's
 * own scripts, like probes.js. `ksOpened.roots` is what axe is to look at.
 */
(() => {
	const MAIN = 'main, [role="main"]';
	const BOXES = '[popovertarget], [commandfor], [aria-haspopup="dialog"], [aria-haspopup="menu"]';
	const FOLDED = 'details:not([open]) > summary, button[aria-expanded="false"]';

	const visible = element => element.checkVisibility({checkVisibilityCSS: true, checkOpacity: true});
	const shown = () => [...document.body.querySelectorAll('*')].filter(visible);
	const all = selector => [...document.querySelectorAll(selector)].filter(visible);

	/* axe reckons what covers what without the top layer: this tells it, and changes no pixel. */
	const top = new CSSStyleSheet();
	top.replaceSync(':popover-open, dialog:modal { z-index: 2147483647 !important; }');
	/* A browser that only emulates print leaves out the paper's margins. */
	const margins = new CSSStyleSheet();
	margins.replaceSync('@media print { html { padding: 15mm !important; } }');

	let before = new Set();
	let pressed = [];
	const done = new Set();
	const left = found => found.filter(one => !done.has(one) && !one.disabled);

	document.adoptedStyleSheets.push(top, margins);
	window.ksOpened = {
		roots: [],
		start() {
			before = new Set(shown());
			pressed = [];
		},
		/* Controls that have not been pressed yet. */
		boxes: () => left(all(BOXES).filter(one => !one.matches('[popovertargetaction="hide"]'))),
		folded: () => left(all(FOLDED).filter(one => !one.matches(BOXES))),
		choices: () => left([...document.querySelectorAll('input[type=radio]')].filter(one =>
			one.closest(MAIN) && (visible(one) || (one.labels[0] && visible(one.labels[0]))))),
		search: () => all('input[type=search]').find(one => one.closest(MAIN) && one.form),
		/* How many were pressed. */
		press(controls) {
			for (const one of controls) {
				done.add(one);
				pressed.push(one);
				one.click();
			}
			return controls.length;
		},
		/* The outermost of what has become visible since start(); an open box may cover its button. */
		appeared() {
			const fresh = new Set(shown().filter(one => !before.has(one)));
			ksOpened.roots = [...fresh].filter(one => !fresh.has(one.parentElement));
			return ksOpened.roots.length;
		},
		/* What has changed around the choices made, too: the part of the page that holds them. */
		around() {
			ksOpened.appeared();
			ksOpened.roots.push(...pressed.map(one =>
				one.closest('fieldset, form, section, article') ?? one));
		},
		all() {
			ksOpened.roots = [document.body];
		}
	};
})();
