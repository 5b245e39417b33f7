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

/* Done, failed or not: a page that is in a script for ever is not waited for. */
export function atMost(promise, milliseconds) {
	return Promise.race([
		promise.catch(() => {}),
		new Promise(done => {
			setTimeout(done, milliseconds);
		})
	]);
}
