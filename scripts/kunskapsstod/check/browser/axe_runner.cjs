'use strict';
/*
 * pa11y's axe runner, complete.
 *
 * pa11y's own (pa11y/lib/runners/axe.js) leaves out WCAG 2.2 (tag wcag22aa), turns axe's minor
 * findings into notices and loses axe's tags. Running axe a second time for what is missing
 * would cost half of a page's time again. This runner follows pa11y's runner interface
 * (pa11y/lib/runner.js), runs axe once with every tag, and gives back all of it in Swedish.
 * Beyond pa11y's options, `context` is the part of the page to look at (opened.mjs).
 * tests/check/browser/test_pa11y.py holds it to reporting all that pa11y's own reports.
 */
const {createRequire} = require('node:module');
const path = require('node:path');

const fromTools = createRequire(path.join(process.env.KUNSKAPSSTOD_NPM_ROOT, 'package.json'));
const axeFolder = path.dirname(fromTools.resolve('axe-core'));
const axeMin = path.join(axeFolder, 'axe.min.js');

/* Runs in the page: pa11y turns it into text, so nothing outside it may be used. */
const run = async options => {
	const results = await window.axe.run(options.context ?? window.document, {
		runOnly: {
			type: 'tag',
			values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
		},
		resultTypes: ['violations', 'incomplete'],
		// The elements themselves: pa11y makes its selectors from them; axe's are not needed.
		elementRef: true,
		selectors: false
	});
	const issue = (rule, node, review) => ({
		code: rule.id,
		type: review ? options.levelCapWhenNeedsReview : 'error',
		message: rule.help,
		element: node.element,
		runnerExtras: {
			needsFurtherReview: review,
			impact: node.impact,
			tags: rule.tags,
			help: rule.help,
			// Reasons one by one, not axe's own summary: that is English and laid out for a
			// console. Of `any` it is enough to mend one; of the others, all.
			any: node.any.map(check => check.message),
			all: [...node.all, ...node.none].map(check => check.message)
		}
	});
	return [
		...results.violations.flatMap(rule => rule.nodes.map(node => issue(rule, node, false))),
		...results.incomplete.flatMap(rule => rule.nodes.map(node => issue(rule, node, true)))
	];
};

/*
 * pa11y reads a runner's scripts from files, so axe's Swedish words travel in the function.
 * Only rules and checks: axe compiles the other texts with new Function, which the site's
 * Content Security Policy rightly stops.
 */
const {lang, rules, checks} = fromTools('axe-core/locales/sv.json');
run.toString = () => `(async options => {
	window.axe.configure({locale: ${JSON.stringify({lang, rules, checks})}});
	return (${Function.prototype.toString.call(run)})(options);
})`;

module.exports = {
	run,
	scripts: [axeMin],
	supports: '^10.0.0'
};
