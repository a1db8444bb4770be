"""Debian's Chromium without a window, used as a person uses it: by clicks and keys."""
import base64
import pathlib
import time

from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

AUDIT = pathlib.Path(__file__).with_name("audit.js").read_text()
TIMEOUT = 10

# A name that leads to this machine, as after DNS rebinding.
REBOUND_NAME = "rebound.test"


class Browser:
    def __init__(self):
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for argument in (
            "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
            "--no-proxy-server", "--disable-background-networking", "--lang=en",
            f"--host-resolver-rules=MAP {REBOUND_NAME} 127.0.0.1",
        ):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(options, webdriver.ChromeService("/usr/bin/chromedriver"))
        self.run = self.driver.execute_script

    def quit(self):
        self.driver.quit()

    # The page as a whole

    def open(self, url, width=1600, height=1000, scheme="light"):
        self.resize(width, height)
        self.prefer(scheme)
        self.driver.get(url)

    def resize(self, width, height):
        self.command("Emulation.setDeviceMetricsOverride",
                     width=width, height=height, deviceScaleFactor=1, mobile=False)

    def prefer(self, scheme):
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.command("Emulation.setEmulatedMedia", features=features)

    def command(self, name, **parameters):
        return self.driver.execute_cdp_cmd(name, parameters)

    def console(self):
        """Returns what was written to the console since the last call, as level and text."""
        return [(entry["level"], entry["message"]) for entry in self.driver.get_log("browser")]

    def screenshot(self, path):
        picture = self.command("Page.captureScreenshot")["data"]
        pathlib.Path(path).write_bytes(base64.b64decode(picture))

    def audit(self, function, *arguments):
        """Calls a function of audit.js."""
        return self.run(f"{AUDIT}; return {function}(...arguments)", *arguments)

    # Elements

    def find(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def text(self, selector):
        return self.run("return document.querySelector(arguments[0])?.textContent.trim()", selector)

    def texts(self, selector):
        return self.run(
            "return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent.trim())",
            selector)

    def labelled(self, label):
        """Returns the field with a label, as a person would look for it."""
        return self.run(
            "return [...document.querySelectorAll('label')]"
            ".find((l) => l.checkVisibility() && l.textContent.trim() === arguments[0]).control",
            label)

    def choose(self, label, text):
        """Chooses an option of a list."""
        Select(self.labelled(label)).select_by_visible_text(text)

    def focused(self):
        """Returns how the element with the focus is presented: its label or its text."""
        return self.run(
            "const e = document.activeElement;"
            "return e.getAttribute('aria-label') ?? e.labels?.[0]?.textContent ?? e.textContent"
        ).strip()

    def click(self, selector):
        self.find(selector).click()

    def keys(self, *keys):
        chain = ActionChains(self.driver, duration=0)
        for key in keys:
            chain.send_keys(key)
        chain.perform()

    def until(self, what, condition, timeout=TIMEOUT):
        """Waits until a condition holds, and returns its value."""
        end = time.monotonic() + timeout
        while True:
            value = condition()
            if value:
                return value
            if time.monotonic() > end:
                raise AssertionError(f"{what}: not within {timeout} s")
            time.sleep(0.05)
