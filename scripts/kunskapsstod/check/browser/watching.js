/*
 * What a page listens for and does by itself, noted as it happens. Injected before the page's own
 * scripts, like probes.js. While `ksWatch.guard` is on, the page may try to leave but stays.
 */
(() => {
	const HEARD = new Set([
		'click', 'mousedown', 'mouseup', 'pointerdown', 'touchstart',
		'keydown', 'keyup', 'keypress', 'paste', 'devicemotion', 'deviceorientation'
	]);
	const DOWN = ['mousedown', 'pointerdown', 'touchstart'];
	const LIVE = '[role=status], [role=alert], [role=log], [aria-live], output';
	const OPENED = ':popover-open, dialog[open]';
	const CONTROLS = 'a[href], button, input, select, textarea, summary, label, ' +
		'[tabindex]:not([tabindex="-1"]), video[controls], audio[controls]';
	const LONG = 1000;
	const listeners = [];
	const timers = new Map();
	const left = [];
	const windows = [];
	const visible = element => element.isConnected &&
		element.checkVisibility({checkVisibilityCSS: true});

	const add = EventTarget.prototype.addEventListener;
	EventTarget.prototype.addEventListener = function (type, ...rest) {
		if (HEARD.has(type)) {
			listeners.push({target: this ?? window, type});
		}
		return add.call(this ?? window, type, ...rest);
	};

	for (const [set, clear, keep] of [
		['setTimeout', 'clearTimeout', (_, delay) => delay >= LONG],
		['setInterval', 'clearInterval', () => true]
	]) {
		const [start, stop] = [window[set], window[clear]];
		window[set] = (work, delay = 0, ...values) => {
			const once = set === 'setTimeout';
			const id = start(typeof work === 'function' ? (...given) => {
				if (once) {
					timers.delete(id);
				}
				work(...given);
			} : work, delay, ...values);
			if (typeof work === 'function' && keep(work, delay)) {
				timers.set(id, () => work(...values));
			}
			return id;
		};
		window[clear] = id => {
			timers.delete(id);
			stop(id);
		};
	}

	window.open = address => {
		windows.push(String(address));
		return null;
	};
	window.print = () => {};
	// What a page copies is not put on the clipboard of the one who checks it.
	if (navigator.clipboard) {
		navigator.clipboard.writeText = async () => {};
	}

	window.navigation?.addEventListener('navigate', event => {
		if (ksWatch.guard && event.cancelable && !event.hashChange && event.downloadRequest === null) {
			event.preventDefault();
			left.push(event.destination.url);
		}
	});

	/* What changes while something is done. */
	let records = [];
	let before = null;
	const observer = new MutationObserver(found => records.push(...found));
	const start = () => {
		records = [];
		before = {
			opened: document.querySelectorAll(OPENED).length,
			left: left.length,
			expanded: new Map([...document.querySelectorAll('[aria-expanded]')]
				.map(one => [one, one.getAttribute('aria-expanded')]))
		};
		observer.observe(document.documentElement, {
			subtree: true, childList: true, characterData: true, attributes: true,
			attributeOldValue: true
		});
	};
	const stop = () => {
		records.push(...observer.takeRecords());
		observer.disconnect();
		return records.length > 0 || document.querySelectorAll(OPENED).length !== before.opened ||
			left.length > before.left;
	};

	/* Text that has come to be seen: [element, whether it was there and was uncovered]. */
	const revealed = () => records.flatMap(({type, target, addedNodes, attributeName, oldValue}) => {
		if (type === 'attributes') {
			return attributeName === 'hidden' && oldValue !== null && !target.hidden ?
				[[target, true]] : [];
		}
		const holder = target instanceof Element ? target : target.parentElement;
		const said = type === 'characterData' || [...addedNodes].some(node => node.textContent.trim());
		return holder && said ? [[holder, false]] : [];
	}).filter(([element]) => visible(element) && element.textContent.trim());

	/* After a control has been pressed: what a screen reader is not told. */
	const untold = control => {
		stop();
		const mine = (control.getAttribute('aria-controls') ?? '').split(/\s+/).filter(Boolean);
		const state = control.getAttribute('aria-expanded');
		const found = [];
		for (const [element, uncovered] of revealed()) {
			if (element.closest(LIVE) || element.closest(OPENED) || control.contains(element) ||
				element.contains(control) || element.contains(document.activeElement)) {
				continue;
			}
			const own = mine.some(id => element.closest(`#${CSS.escape(id)}`));
			if (own && uncovered && state === before.expanded.get(control)) {
				found.push('behaviour.state');
			} else if (!own && state === null) {
				found.push('behaviour.unannounced');
			}
		}
		return [...new Set(found)];
	};

	const place = element => ksProbes.place(element);
	const onElements = types => [...new Set(listeners
		.filter(({type, target}) => types.includes(type) && target instanceof HTMLElement &&
			target !== document.body && target !== document.documentElement && visible(target))
		.map(({target}) => target))];
	/* Whether something happens when it is done. */
	const moves = act => {
		start();
		act();
		return stop();
	};

	/* Controls for a pointer only: heard by a script, or by a label whose field is away. */
	const pointerOnly = () => [
		...onElements(['click', 'mousedown', 'mouseup', 'pointerdown', 'touchstart'])
			.filter(one => !one.closest(CONTROLS) && !one.querySelector(CONTROLS)),
		...[...document.querySelectorAll('label')].filter(label => visible(label) && label.control &&
			label.control.type !== 'hidden' && !visible(label.control))
	].map(place);

	/* Made to look like buttons, but deaf to the keys (the walk has told of those without focus). */
	const deaf = () => [...document.querySelectorAll('[role=button], [role=link], [role=checkbox]')]
		.filter(one => !one.matches('a[href], button, input, summary') && visible(one))
		.filter(one => {
			const press = key => one.dispatchEvent(
				new KeyboardEvent('keydown', {key, code: key, bubbles: true, cancelable: true}));
			return !moves(() => ['Enter', ' '].forEach(press)) && moves(() => one.click());
		}).map(place);

	const actsDown = () => onElements(DOWN).filter(one => moves(() => {
		for (const type of DOWN.slice(0, 2)) {
			one.dispatchEvent(new PointerEvent(type, {bubbles: true, cancelable: true}));
		}
	})).map(place);

	/* Letters that do something wherever one is. */
	const shortcuts = () => {
		const general = listeners.some(({target, type}) => type.startsWith('key') &&
			[window, document, document.body, document.documentElement].includes(target));
		return general ? [...'abcdefghijklmnopqrstuvwxyzåäö0123456789/?.,'].filter(key => {
			let kept = true;
			const changed = moves(() => {
				for (const type of ['keydown', 'keypress', 'keyup']) {
					kept = document.body.dispatchEvent(
						new KeyboardEvent(type, {key, bubbles: true, cancelable: true})) && kept;
				}
			});
			document.querySelectorAll(':popover-open').forEach(one => one.hidePopover());
			return changed || !kept;
		}) : [];
	};

	const noPaste = () => [...document.querySelectorAll('input, textarea')].filter(field =>
		visible(field) && !field.dispatchEvent(
			new ClipboardEvent('paste', {bubbles: true, cancelable: true}))).map(place);

	/* Time passes: what waits for it happens now. */
	const elapse = () => {
		const gone = left.length;
		start();
		for (const work of [...timers.values()]) {
			try {
				work();
			} catch { /* it had nothing to work with any more */ }
		}
		stop();
		return {
			left: left.slice(gone),
			changed: [...new Set(revealed().filter(([one]) => !one.closest(LIVE))
				.map(([one]) => place(one)))]
		};
	};

	window.ksWatch = {
		guard: false, start, untold, windows, left, pointerOnly, deaf, actsDown, shortcuts, noPaste,
		elapse,
		sensors: () => [...new Set(listeners.map(({type}) => type)
			.filter(type => type.startsWith('device')))],
		opened: () => document.querySelectorAll(OPENED).length
	};
})();
