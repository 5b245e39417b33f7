/*
 * Questions to a page, asked from inside it. Injected before the page's own scripts; the site's
 * policy does not hold for it. Everything answers with plain data.
 */
(() => {
	const violations = [];
	document.addEventListener('securitypolicyviolation', event => {
		violations.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`);
	});

	const place = element => {
		if (!element || element === document.documentElement) {
			return 'html';
		}
		const own = element.id ? `#${element.id}` :
			element.localName + (element.className && typeof element.className === 'string' ?
				`.${element.className.trim().split(/\s+/).join('.')}` : '');
		return element.id || !element.parentElement ? own : `${place(element.parentElement)} > ${own}`;
	};

	const clear = colour => /^rgba\(.*, 0\)$|\/ 0\)$/.test(colour);

	/* An outline of 2 px or more, or a shadow, drawn around the element or what stands for it. */
	const ringed = element => {
		const style = getComputedStyle(element);
		return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 &&
			!clear(style.outlineColor)) || style.boxShadow !== 'none';
	};

	/* A frame around the element that is no more than a frame: a ring there is the element's. */
	const frame = element => {
		const outer = element.parentElement;
		if (!outer || !outer.matches(':focus-within')) {
			return null;
		}
		const [a, b] = [outer.getBoundingClientRect(), element.getBoundingClientRect()];
		const near = (x, y) => Math.abs(x - y) <= 24;
		return near(a.left, b.left) && near(a.top, b.top) && near(a.right, b.right) &&
			near(a.bottom, b.bottom) ? outer : null;
	};

	/* The element, and what may carry its ring. */
	const parts = element => [
		element,
		frame(element),
		element.closest('label'),
		// A radio's ring may be drawn on the label that follows it.
		element.id ? document.querySelector(`label[for="${CSS.escape(element.id)}"]`) : null
	];
	const marked = element => parts(element).some(part => part && ringed(part));

	/* Whether some point of the element is in the window and not covered by anything else. */
	const seen = element => {
		const boxes = [...element.getClientRects()].filter(box => box.width > 0 && box.height > 0);
		return boxes.some(box => [0.5, 0.1, 0.9].some(x => [0.5, 0.1, 0.9].some(y => {
			const left = box.left + (box.width * x);
			const top = box.top + (box.height * y);
			if (left < 0 || top < 0 || left > innerWidth || top > innerHeight) {
				return false;
			}
			const hit = document.elementFromPoint(left, top);
			const label = element.closest('label');
			return hit && (element.contains(hit) || hit.contains(element) ||
				Boolean(label && label.contains(hit)));
		})));
	};

	/* In a row, the next one stands to the right of the one before. */
	const leftwards = (before, element) => {
		const [a, b] = [before.getBoundingClientRect(), element.getBoundingClientRect()];
		const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
		let holder = element.parentElement;
		while (holder && !holder.contains(before)) {
			holder = holder.parentElement;
		}
		const row = holder && /flex|grid/.test(getComputedStyle(holder).display);
		return Boolean(row && shared > Math.min(a.height, b.height) / 2 && b.right <= a.left + 1);
	};

	let last = null;
	let start = null;
	const withRing = new WeakSet();

	/* Focus that nobody asked for, on something the visitor had already left: a trap that waits. */
	const had = new Set();
	let asked = false;
	let stolen = '';
	for (const kind of ['keydown', 'keyup']) {
		addEventListener(kind, () => {
			asked = kind === 'keydown';
		}, true);
	}
	// To the first one it comes when the walk has left the page at the end and begins again.
	addEventListener('focusin', ({target}) => {
		if (!asked && had.has(target) && target !== last && target !== start) {
			stolen = place(target);
		}
		had.add(target);
	}, true);

	/* Where the focus is now, after a press of Tab. */
	const focus = () => {
		const element = document.activeElement;
		if (!element || element === document.body || element === document.documentElement) {
			last = null;
			return null;
		}
		const before = last;
		last = element;
		start ??= element;
		const box = element.getBoundingClientRect();
		if (marked(element)) {
			withRing.add(element);
		}
		return {
			place: place(element),
			tag: element.localName,
			name: (element.computedName || '').trim(),
			role: element.computedRole || '',
			marked: marked(element),
			clear: !window.ksColours ||
				parts(element).some(part => part && ringed(part) && ksColours.clearRing(part)),
			opened: window.ksWatch ? ksWatch.opened() : 0,
			left: window.ksWatch ? ksWatch.left.length : 0,
			leftwards: Boolean(before && element !== before && leftwards(before, element)),
			drawing: element instanceof SVGElement,
			seen: seen(element),
			same: element === before,
			first: element === start && before !== null && before !== element,
			inOrder: !before || element === before ||
				Boolean(before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING),
			box: {x: box.x, y: box.y, width: box.width, height: box.height}
		};
	};

	const FOCUSABLE = 'a[href], area[href], button, input, select, textarea, summary, iframe, ' +
		'audio[controls], video[controls], [tabindex], [contenteditable]';

	/* Every control a visitor sees now that Tab should reach. Of a radio group, one. */
	const controls = () => [...document.querySelectorAll(FOCUSABLE)].filter(element => {
		if (element.disabled || element.tabIndex < 0 || element.closest('[inert]')) {
			return false;
		}
		if (element.localName === 'input' && element.type === 'radio') {
			const group = [...document.querySelectorAll(`input[type=radio][name="${element.name}"]`)];
			const chosen = group.find(radio => radio.checked) ?? group[0];
			return element === chosen && element.checkVisibility({checkVisibilityCSS: true});
		}
		return element.checkVisibility({checkVisibilityCSS: true});
	});
	const reachable = () => controls().map(place);

	/* Elements that stick out of the window sideways, outermost first. */
	const sidewise = () => {
		const wide = document.scrollingElement.scrollWidth;
		if (wide <= innerWidth) {
			return [];
		}
		const found = [...document.body.querySelectorAll('*')].filter(element => {
			const box = element.getBoundingClientRect();
			return box.width > 0 && (box.right > innerWidth + 0.5 || box.left < -0.5);
		});
		return [`${wide} px`, ...found.slice(0, 5).map(place)];
	};

	/* Hidden from sight on purpose, for screen readers only: nothing there can be clipped. */
	const visuallyHidden = element => {
		for (let part = element; part && part !== document.body; part = part.parentElement) {
			const box = part.getBoundingClientRect();
			const style = getComputedStyle(part);
			if ((box.width <= 2 && box.height <= 2) || /inset\(50%\)|rect\(/.test(style.clipPath + style.clip)) {
				return true;
			}
		}
		return false;
	};

	/* Places where text is cut off: boxes that hide what does not fit, drawings too small. */
	const clipped = () => {
		const boxes = [...document.body.querySelectorAll('*')].filter(element => {
			if (element instanceof SVGElement || !element.textContent.trim() ||
				!element.checkVisibility({checkVisibilityCSS: true})) {
				return false;
			}
			const style = getComputedStyle(element);
			const hides = axis => ['hidden', 'clip'].includes(style[`overflow${axis}`]);
			const across = hides('X') && element.scrollWidth > element.clientWidth + 1;
			const down = hides('Y') && element.scrollHeight > element.clientHeight + 1;
			return (across || down) && element.clientWidth > 0 && !visuallyHidden(element);
		}).map(place);
		const texts = [...document.querySelectorAll('svg text')].filter(text => {
			const drawing = text.farthestViewportElement;
			if (!drawing || !text.checkVisibility({checkVisibilityCSS: true}) ||
				getComputedStyle(drawing).overflow === 'visible') {
				return false;
			}
			const inner = text.getBoundingClientRect();
			const outer = drawing.getBoundingClientRect();
			return inner.width > 0 && (inner.left < outer.left - 1 || inner.right > outer.right + 1);
		}).map(text => `${place(text)} ”${text.textContent}”`);
		return [...boxes, ...texts];
	};

	/* WCAG 1.4.12, with the figures of the criterion. A constructed sheet passes the policy. */
	const spaceOut = () => {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(`
			* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
				word-spacing: 0.16em !important; }
			p { margin-block-end: 2em !important; }
		`);
		document.adoptedStyleSheets.push(sheet);
	};

	window.ksProbes = {
		place, violations, focus, withRing, marked, controls, reachable, sidewise, clipped, spaceOut,
		stolen: () => stolen,
		/* What has had the focus before a walk says nothing of where the visitor has been. */
		setOut() {
			had.clear();
			stolen = '';
		},
		stored: () => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]
	};
})();
