/*
 * What colours are seen: contrast by WCAG 2.2, the ground behind an element, rings around one.
 * Injected before the page's own scripts, for looks.js and probes.js.
 */
(() => {
	// What Chromium paints where a page paints nothing.
	const DARK_CANVAS = [0.07, 0.07, 0.07, 1];
	const WHITE = [1, 1, 1, 1];

	/* [red, green, blue, alpha], 0–1; null for a colour in another space. */
	const parse = colour => {
		const numbers = colour.match(/-?[\d.]+(?:e-?\d+)?/g)?.map(Number);
		if (/^rgba?\(/.test(colour)) {
			return [...numbers.slice(0, 3).map(one => one / 255), numbers[3] ?? 1];
		}
		return /^color\(srgb /.test(colour) ? [...numbers.slice(0, 3), numbers[3] ?? 1] : null;
	};
	const light = ([red, green, blue]) => {
		const [r, g, b] = [red, green, blue].map(one =>
			one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
		return (0.2126 * r) + (0.7152 * g) + (0.0722 * b);
	};
	/* WCAG's contrast ratio; what cannot be known is taken for enough. */
	const contrast = (a, b) => {
		if (!a || !b) {
			return 21;
		}
		const [high, low] = [light(a), light(b)].sort((x, y) => y - x);
		return (high + 0.05) / (low + 0.05);
	};
	/* The colour behind: of the nearest that has one; null over a picture. */
	const ground = element => {
		for (let part = element; part; part = part.parentElement) {
			const style = getComputedStyle(part);
			const colour = parse(style.backgroundColor);
			if (style.backgroundImage !== 'none' || !colour) {
				return null;
			}
			if (colour[3] > 0.99) {
				return colour;
			}
		}
		return matchMedia('(prefers-color-scheme: dark)').matches ? DARK_CANVAS : WHITE;
	};

	/* Whether a ring around a part stands out: one of its colours from the ground, or two from
	   each other (WCAG technique C40). */
	const clearRing = part => {
		const style = getComputedStyle(part);
		const colours = [];
		if (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) {
			colours.push(parse(style.outlineColor));
		}
		if (style.boxShadow !== 'none') {
			colours.push(...(style.boxShadow.match(/(?:rgba?|color)\([^)]*\)/g) ?? []).map(parse));
		}
		// A ring drawn inwards lies on the part itself.
		const inwards = parseFloat(style.outlineOffset) < 0;
		const behind = ground(inwards ? part : part.parentElement ?? part);
		return colours.some(one => contrast(one, behind) >= 3) ||
			colours.some(one => colours.some(other => contrast(one, other) >= 3));
	};

	window.ksColours = {parse, contrast, ground, clearRing};
})();
