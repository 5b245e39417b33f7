/*
 * Questions about how a page looks: colours, sizes, movement, what the style sheets say. Injected
 * before the page's own scripts, like probes.js. Everything answers with plain data.
 */
(() => {
	const TEXTS = 'p, li, dt, dd, td, th, h1, h2, h3, h4, figcaption, summary, label';
	const FIELDS = 'input:not([type=hidden], [type=radio], [type=checkbox], [type=submit], ' +
		'[type=button], [type=image], [type=range], [type=color]), select, textarea';
	// Where a script is meant to write: what it says, and controls that only work with it.
	const BY_SCRIPT = '[role=status], [aria-live], .ks-needs-js, [data-needs-query], label, button';
	const FEW_LETTERS = 8;
	const SYSTEM = ['Canvas', 'CanvasText', 'LinkText', 'ButtonFace', 'ButtonText', 'GrayText',
		'Highlight', 'HighlightText', 'Mark', 'MarkText', 'SelectedItem', 'SelectedItemText'];
	const BLINKS = 334;
	const FIVE_SECONDS = 5000;
	const MOST_SAMPLES = 12;
	const {parse, contrast, ground} = ksColours;
	const place = element => ksProbes.place(element);
	const visible = element => element.checkVisibility({checkVisibilityCSS: true});
	const all = (selector, root = document) => [...root.querySelectorAll(selector)].filter(visible);
	const main = () => document.querySelector('main') ?? document.body;
	const own = element => [...element.childNodes].some(node =>
		node.nodeType === Node.TEXT_NODE && node.textContent.trim());

	/* Every rule of every sheet that can be read: [rule, style]. */
	const sheetRules = () => {
		const found = [];
		const read = list => {
			for (const rule of list) {
				if (rule.style && rule.selectorText) {
					found.push(rule);
				}
				if (rule.cssRules) {
					read(rule.cssRules);
				}
			}
		};
		for (const sheet of document.styleSheets) {
			try {
				read(sheet.cssRules);
			} catch { /* another origin's: told by a rule of its own */ }
		}
		return found;
	};

	const shows = style => (style.display && style.display !== 'none') ||
		style.visibility === 'visible' || parseFloat(style.opacity) > 0;
	const hidden = element => {
		const style = getComputedStyle(element);
		return style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0';
	};
	/* What appears while one points: CSS alone can never close it with Escape. */
	const onHover = () => sheetRules()
		.filter(rule => rule.selectorText.includes(':hover') && shows(rule.style))
		.flatMap(rule => {
			try {
				const still = rule.selectorText.replace(/:hover|:focus(-visible|-within)?(?![\w-])/g, ':is(*)');
				return [...document.querySelectorAll(still)].filter(one =>
					hidden(one) && one.textContent.trim()).slice(0, 1).map(place);
			} catch {
				return [];
			}
		});

	/* Words that only the style sheet says. */
	const cssTexts = () => sheetRules()
		.filter(rule => /::?(before|after)/.test(rule.selectorText))
		.map(rule => [rule, (rule.style.content.match(/"(?:[^"\\]|\\.)*"/g) ?? []).join(' ')])
		.filter(([rule, text]) => (text.match(/[A-Za-zÅÄÖåäö]{2,}/g) ?? []).length > 2 &&
			document.querySelector(rule.selectorText.replace(/::?(before|after)/g, '')))
		.map(([rule, text]) => [rule.selectorText, text]);

	const animations = () => document.getAnimations()
		.filter(one => one instanceof CSSAnimation && one.playState === 'running' &&
			one.effect?.target && visible(one.effect.target))
		.map(one => ({element: one.effect.target, timing: one.effect.getComputedTiming()}));
	/* Movement although the visitor has asked for none. */
	const moving = () => animations().filter(({timing}) => timing.activeDuration > 250)
		.map(({element}) => place(element));
	const endless = () => animations().filter(({timing}) => timing.activeDuration > FIVE_SECONDS)
		.map(({element}) => place(element));
	const flashing = () => animations().filter(({element, timing}) => timing.duration < BLINKS &&
		timing.iterations > 3 && element.getBoundingClientRect().width > 0).map(({element}) => place(element));

	/* The visitor's colours, as they are reckoned now. */
	const systemColours = () => {
		const patch = document.body.appendChild(document.createElement('span'));
		const found = SYSTEM.map(name => {
			patch.style.color = name;
			return getComputedStyle(patch).color;
		});
		patch.remove();
		return new Set(found);
	};

	/* In forced colours: text that keeps its own, controls that are no more than a colour, and
	   rings that are no more than a shadow. */
	const forced = () => {
		const system = systemColours();
		const refusing = [...document.body.querySelectorAll('*')].filter(element =>
			element instanceof HTMLElement && own(element) && visible(element) &&
			getComputedStyle(element).forcedColorAdjust === 'none' &&
			!system.has(getComputedStyle(element).color));
		const bare = all('a[href], button').filter(element => {
			if (element instanceof SVGElement) {
				return false;
			}
			const style = getComputedStyle(element);
			return !element.innerText.trim() && !element.querySelector('img, svg, video, canvas') &&
				parseFloat(style.borderTopWidth) < 1 && element.clientWidth > 0 &&
				(style.backgroundImage === 'none' || style.maskImage !== 'none');
		});
		const held = document.activeElement;
		const ringless = !document.hasFocus() ? [] : ksProbes.controls().filter(element => {
			if (element instanceof SVGElement || !ksProbes.withRing.has(element)) {
				return false; // of those that never had one, the walk has told
			}
			element.focus({preventScroll: true, focusVisible: true});
			return document.activeElement === element && !ksProbes.marked(element);
		});
		held?.focus?.({preventScroll: true});
		return [refusing[0], ...bare, ...ringless.slice(0, 5)].filter(Boolean).map(place);
	};

	const sizes = () => new Map(all(TEXTS, main()).filter(own).slice(0, 300)
		.map(one => [one, parseFloat(getComputedStyle(one).fontSize)]));
	/* Text twice as large: what does not grow, and what is cut off. Then as it was. */
	const enlarged = () => {
		const cut = new Set(ksProbes.clipped());
		const before = sizes();
		const sheet = new CSSStyleSheet();
		sheet.replaceSync('html { font-size: 200% !important; }');
		document.adoptedStyleSheets.push(sheet);
		const fixed = [...before].filter(([one, size]) =>
			parseFloat(getComputedStyle(one).fontSize) < 1.2 * size).map(([one]) => place(one));
		const clipped = ksProbes.clipped().filter(one => !cut.has(one));
		document.adoptedStyleSheets = document.adoptedStyleSheets.filter(one => one !== sheet);
		return {fixed: fixed.slice(0, 3), clipped};
	};

	/* How much text can be seen, and whether it lies down. */
	const reading = () => ({
		letters: all(TEXTS, main()).filter(own).reduce((sum, one) => sum + one.textContent.trim().length, 0),
		turned: [document.documentElement, document.body, main()].some(element => {
			const matrix = getComputedStyle(element).transform.match(/matrix\(([^)]*)\)/)?.[1].split(',');
			return (matrix && Math.abs(Number(matrix[1])) > 0.9) ||
				Math.abs(parseFloat(getComputedStyle(element).rotate)) === 90;
		})
	});

	/* Text of the content that the page's own file does not have. */
	const added = html => {
		const source = new DOMParser().parseFromString(html, 'text/html');
		const plain = text => text.replace(/[\s\u00ad]+/g, ' ').trim();
		const there = plain(source.body.textContent) + [...source.querySelectorAll('[data-module]')]
			.map(one => plain(Object.values(one.dataset).join(' '))).join(' ');
		const found = new Set();
		const walker = document.createTreeWalker(main(), NodeFilter.SHOW_TEXT);
		while (walker.nextNode()) {
			const text = plain(walker.currentNode.data);
			const holder = walker.currentNode.parentElement;
			if (text.length > FEW_LETTERS && !there.includes(text) && visible(holder) &&
				!holder.closest(BY_SCRIPT)) {
				found.add(place(holder));
			}
		}
		return [...found];
	};

	/* Fields that cannot be told from what they stand on. */
	const edgeless = () => all(FIELDS).filter(field => {
		const style = getComputedStyle(field);
		const around = ground(field.parentElement);
		const edges = ['Top', 'Bottom'].map(side =>
			parseFloat(style[`border${side}Width`]) >= 1 ? parse(style[`border${side}Color`]) : around);
		return around && contrast(ground(field), around) < 3 &&
			edges.every(edge => edge && contrast(edge, around) < 3);
	}).map(place);

	/* One of each kind of link and button. */
	let samples = [];
	const sample = () => {
		const kinds = new Map(all('a[href], button').filter(one => one.innerText?.trim())
			.map(one => [`${one.localName} ${one.className} ${one.parentElement.className}`, one]));
		samples = [...kinds.values()].slice(0, MOST_SAMPLES);
		return samples.length;
	};
	const pale = () => {
		document.getAnimations().forEach(one => {
			try {
				one.finish();
			} catch {
				one.cancel();
			}
		});
		return samples.filter(one => {
			const style = getComputedStyle(one);
			const large = parseFloat(style.fontSize) >= (style.fontWeight >= 700 ? 18.66 : 24);
			return contrast(parse(style.color), ground(one)) < (large ? 3 : 4.5);
		}).map(place);
	};

	window.ksLooks = {
		onHover, cssTexts, moving, endless, flashing, forced, enlarged, reading, added,
		edgeless, sample, pale,
		sampled: number => samples[number],
		seeThrough: () => [document.documentElement, document.body].every(one =>
			getComputedStyle(one).backgroundColor === 'rgba(0, 0, 0, 0)' &&
			getComputedStyle(one).backgroundImage === 'none')
	};
})();
