/* The one Chromium of a program, as tools.py's settings say: {chromium, flags, profile, milliseconds}. */
export function launch(puppeteer, settings, commands = 1) {
	return puppeteer.launch({
		executablePath: settings.chromium,
		headless: true,
		pipe: true, // Chromium ends when the pipe does, however this process dies
		userDataDir: settings.profile,
		args: settings.flags,
		protocolTimeout: commands * settings.milliseconds
	});
}

/* The page's browsing context is closed, unless the page is in a script for ever: then it is left. */
export function leave(context, milliseconds) {
	return Promise.race([
		context.close().catch(() => {}),
		new Promise(done => {
			setTimeout(done, milliseconds);
		})
	]);
}
