"""Uses the page of ssm-sap-local in Chromium as a person does, and as a hostile page would.

usage: check.py PROGRAM [TEST...]    PROGRAM is the built ssm-sap-local
"""
import functools
import http.server
import os
import sys
import tempfile
import threading
import time
import unittest

import botocore.exceptions
from selenium.webdriver.common.keys import Keys

from browser import REBOUND_NAME, Browser
from service import EMPTY, LANDSCAPE, LANDSCAPE_FILE, LocalService

PROGRAM = sys.argv[1]
# Where pictures of the page are written, if anywhere.
PICTURES = os.environ.get("PAGE_PICTURES")

APPLICATION = "HDB-PRD"
NODE = "HDB-HDB00-hana1"
# So that a start takes some seconds.
FACTOR = 60


def setUpModule():
    PageTest.service = LocalService(PROGRAM)
    unittest.addModuleCleanup(PageTest.service.stop)
    PageTest.browser = Browser()
    unittest.addModuleCleanup(PageTest.browser.quit)


class PageTest(unittest.TestCase):
    """Every test finds the service as at its start, with one page open."""

    landscape = LANDSCAPE

    def setUp(self):
        self.service.begin(self.landscape, Factor=FACTOR)
        self.browser.console()
        self.open()
        self.expected_messages = ()

    def tearDown(self):
        """No test may leave a message in the console: no error, no violation of the policy."""
        found = [
            message for _, message in self.browser.console()
            if not any(expected in message for expected in self.expected_messages)]
        self.assertEqual(found, [])

    # What tests do

    def open(self, **options):
        self.browser.open(f"{self.service.url}/_local/", **options)
        self.until("the page is live", lambda: self.text("#connection-text") == "Live")

    def until(self, what, condition, timeout=15):
        return self.browser.until(what, condition, timeout)

    def text(self, selector):
        return self.browser.text(selector)

    def start(self):
        return self.service.client().start_application(ApplicationId=APPLICATION)["OperationId"]

    def picture(self, name):
        if PICTURES:
            self.browser.screenshot(os.path.join(PICTURES, f"{name}.png"))

    def focus(self, selector):
        self.browser.run("document.querySelector(arguments[0]).focus()", selector)

    def node_status(self, name):
        return self.text(f'[role=treeitem][data-key$="/{name}"] > .node > .status')


class Empty(PageTest):
    landscape = EMPTY

    def test_empty_views_say_what_to_do_next(self):
        for view, words in {
            "#applications-empty": "register",
            "#operations-empty": "start",
            "#requests-empty": self.service.url,
            "#faults-empty": "Switch one on",
        }.items():
            self.assertIn(words, self.text(view))
            self.assertTrue(self.browser.find(view).is_displayed(), view)
        self.picture("empty")

    def test_a_landscape_is_loaded_from_a_file(self):
        self.browser.find("#landscape-file").send_keys(str(LANDSCAPE_FILE))
        self.until("it is there", lambda: APPLICATION in (self.text("#tree") or ""))
        self.assertIn("landscape.json is loaded", self.text("#notice"))
        link = self.browser.find("a[download]").get_attribute("href")
        exported = self.service.control("GET", link.rsplit("/", 1)[1])
        self.assertEqual([a["Id"] for a in exported["Applications"]], [APPLICATION])

    def test_a_file_that_is_no_landscape_says_where_it_is_wrong(self):
        self.expected_messages = ("400",)
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            file.write('{"Account": "123456789012", "Regoin": "eu-central-1"}')
            file.flush()
            self.browser.find("#landscape-file").send_keys(file.name)
            self.until("it says why", lambda: self.browser.find("#failure").is_displayed())
        self.assertIn("Regoin", self.text("#failure"))


class Tree(PageTest):
    def expanded(self):
        return self.browser.run("return document.activeElement.getAttribute('aria-expanded')")

    def test_keys_move_expand_and_collapse(self):
        page = self.browser
        self.focus('#tree [tabindex="0"]')
        self.assertIn(APPLICATION, page.focused())
        self.assertEqual(self.expanded(), "true")
        page.keys(Keys.ARROW_LEFT)
        self.assertEqual(self.expanded(), "false")
        self.assertFalse(page.find(f'[data-key$="/{NODE}"]').is_displayed())
        page.keys(Keys.ARROW_RIGHT)
        self.assertEqual(self.expanded(), "true")
        page.keys(Keys.ARROW_RIGHT)
        self.assertTrue(page.focused().startswith("HDB-HDB00,"), page.focused())
        page.keys(Keys.ARROW_DOWN)
        self.assertIn(NODE, page.focused())
        page.keys(Keys.ARROW_LEFT)
        self.assertTrue(page.focused().startswith("HDB-HDB00,"), page.focused())
        page.keys(Keys.ENTER)
        self.assertEqual(self.expanded(), "false")
        page.keys("*")
        self.assertEqual(self.expanded(), "true")
        page.keys(Keys.END)
        last = page.focused()
        page.keys(Keys.HOME)
        self.assertIn(APPLICATION, page.focused())
        self.assertNotEqual(page.focused(), last)
        page.keys("s")
        self.assertTrue(page.focused().startswith("SYSTEMDB,"), page.focused())

    def test_details_follow_the_selection(self):
        self.browser.click(f'[role=treeitem][data-key$="/{NODE}"] > .node')
        self.assertEqual(self.text("#details-title"), NODE)
        self.assertIn("HANA node", self.text("#details-list"))
        self.assertEqual(self.browser.run(
            "return document.querySelector('[aria-selected=true]').dataset.key.split('/').at(-1)"),
            NODE)

    def test_a_collapsed_branch_stays_collapsed(self):
        self.browser.click('[role=treeitem][data-key$="/HDB-HDB00"] .twisty')
        self.assertEqual(self.expanded(), "false")
        self.service.control("POST", "faults", {"Kind": "drip"})
        self.until("an update", lambda: self.text("#fault-count") == "1 on")
        self.assertEqual(self.expanded(), "false")
        self.open()
        self.focus('[role=treeitem][data-key$="/HDB-HDB00"]')
        self.assertEqual(self.expanded(), "false")
        self.browser.keys(Keys.ARROW_RIGHT)


class Operations(PageTest):
    def test_a_start_is_followed_with_its_events(self):
        page = self.browser
        self.service.control("POST", "clock", {"Pace": "stepped"})
        page.click(f'[role=treeitem][data-key$="/{NODE}"] > .node')
        page.run("window.kept = document.activeElement")
        operation = self.start()
        self.until("it starts", lambda: self.text("#timeline-status") == "in progress")
        self.until("it is announced", lambda: "has started" in self.text("#news"))
        page.audit("watchMovements")
        seen = []
        while self.text("#timeline-status") == "in progress":
            self.service.control("POST", "step", {"Seconds": 20})
            region = self.service.state()["Regions"][0]
            events = region["OperationEvents"][operation]
            self.until("its events come", lambda: len(page.all("#event-list > li")) == len(events))
            if region["Operations"][0]["Status"] != "INPROGRESS":
                self.until("its end comes",
                           lambda: self.text("#timeline-status") != "in progress")
            now = page.texts("#event-list > li .line")
            self.assertEqual(now[:len(seen)], seen, "events are only added")
            if len(now) > 3 and len(seen) <= 3:
                self.picture("running")
            seen = now
        self.assertEqual(self.text("#timeline-status"), "succeeded")
        self.until("the node runs", lambda: self.node_status(NODE) == "running")
        self.assertIn("succeeded", self.text("#news"))
        self.assertGreaterEqual(len(page.all("#event-list > li")), 6)
        self.assertTrue(page.run("return window.kept === document.activeElement"),
                        "the focus stays where it was")
        self.assertEqual(page.run("return window.movements"), [])

    def test_arrow_keys_choose_an_operation(self):
        self.service.control("POST", "clock", {"Pace": "instant"})
        first = self.start()
        self.service.client().stop_application(ApplicationId=APPLICATION)
        self.until("both are listed", lambda: len(self.browser.all("#operation-list > li")) == 2)
        self.focus('#operation-list [tabindex="0"]')
        self.assertIn("Stop application", self.browser.focused())
        self.browser.keys(Keys.ARROW_DOWN)
        self.assertIn("Start application", self.browser.focused())
        self.assertEqual(self.text("#timeline-id"), first)
        self.assertFalse(self.browser.labelled("Follow the newest").is_selected())
        self.browser.keys(Keys.HOME)
        self.assertTrue(self.browser.labelled("Follow the newest").is_selected())

    def test_a_component_that_is_to_fail_fails_the_start(self):
        page = self.browser
        page.click(f'[role=treeitem][data-key$="/{NODE}"] > .node')
        page.click("#fail-component")
        self.until("the fault is on", lambda: self.text("#fault-count") == "1 on")
        self.start()
        self.until("it fails", lambda: self.text("#timeline-status") == "failed")
        self.assertNotEqual(self.text("#timeline-message"), "")
        failed = page.texts('#event-list > [data-tone="bad"]')
        self.assertTrue(any(NODE in text for text in failed), failed)
        self.assertEqual(page.audit("lowContrast"), [])
        self.picture("failed")
        page.prefer("dark")
        self.assertEqual(page.audit("lowContrast"), [])
        self.picture("failed-dark")
        page.resize(360, 800)
        self.assertEqual(page.audit("overflowing"), [])
        self.picture("failed-narrow")


class Requests(PageTest):
    def test_a_wrong_signature_is_explained(self):
        page = self.browser
        with self.assertRaises(botocore.exceptions.ClientError):
            self.service.client(secret="a-secret-that-nobody-has").list_applications()
        self.until("it is listed", lambda: page.all("#request-rows > tr"))
        self.assertIn("403", self.text("#request-rows > tr"))
        page.click("#request-rows .toggle")
        self.assertEqual(page.find(".toggle").get_attribute("aria-expanded"), "true")
        self.assertIn("POST", self.text(".request-details .wording"))
        self.picture("signature")
        page.keys(Keys.ENTER)
        self.assertEqual(page.all(".request-details"), [])

    def test_rows_do_not_move_while_somebody_reads_them(self):
        page = self.browser
        client = self.service.client()
        client.list_applications()
        self.until("it is listed", lambda: len(page.all("#request-rows > tr")) == 1)
        self.focus(".toggle")
        client.list_applications()
        self.until("it is offered", lambda: page.find("#show-new-requests").is_displayed())
        self.assertEqual(len(page.all("#request-rows > tr")), 1)
        self.assertEqual(self.text("#show-new-requests"), "Show 1 new request")
        page.click("#show-new-requests")
        self.assertEqual(len(page.all("#request-rows > tr")), 2)

    def test_text_of_a_client_is_never_html(self):
        message = "<img src=x onerror=alert(1)><b>bold</b>"
        self.service.control(
            "POST", "faults", {"Kind": "throttling", "Message": message, "Operation": "TagResource"})
        self.until("it is shown", lambda: message in (self.text("#fault-list") or ""))
        self.assertEqual(self.browser.all("#fault-list img, #fault-list b"), [])


class Controls(PageTest):
    def call(self):
        """Returns the code of the error that a client gets; `None` for a success."""
        try:
            self.service.client().list_applications()
        except botocore.exceptions.ClientError as error:
            return error.response["Error"]["Code"]

    def test_a_fault_is_switched_on_and_off(self):
        page = self.browser
        page.choose("Fault", "Throttling")
        page.choose("Operation", "ListApplications")
        page.click("#fault-form [type=submit]")
        self.until("it is on", lambda: self.text("#fault-count") == "1 on")
        self.assertIn("ListApplications", self.text("#fault-list"))
        self.assertEqual(self.call(), "ThrottlingException")
        self.until("it is listed", lambda: "Throttl" in (self.text("#request-rows") or ""))
        self.assertIn("by a fault", self.text("#request-rows"))
        page.find("#fault-list button").send_keys(Keys.ENTER)
        self.until("it is off", lambda: self.text("#fault-count") == "")
        self.until("the focus is kept", lambda: page.focused() == "Faults")
        self.assertIsNone(self.call())

    def test_fields_fit_the_fault(self):
        page = self.browser
        labels = lambda: [text for text in page.run(
            "return [...document.querySelectorAll('#fault-form label')]"
            ".filter((label) => label.checkVisibility()).map((label) => label.textContent)")]
        page.choose("Fault", "Slow response")
        self.assertEqual(
            labels(), ["Fault", "Operation", "Seconds", "When", "At most, times"])
        page.choose("Fault", "A component fails to start or stop")
        page.choose("When", "at random")
        self.assertEqual(labels(), [
            "Fault", "Component", "Application", "When", "Per cent of calls", "At most, times",
            "Message"])
        page.labelled("Component").send_keys(NODE)
        page.click("#fault-form [type=submit]")
        fault = self.until("it is on", lambda: self.service.state()["Faults"])[0]
        self.assertEqual(fault["Component"], NODE)
        self.assertEqual(fault["Probability"], 0.1)

    def test_the_clock_is_stepped(self):
        page = self.browser
        self.assertFalse(page.find("#step-form button").is_enabled())
        page.find("[name=pace]:checked").send_keys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ENTER)
        self.until("it is stepped", lambda: page.find("#step-form button").is_enabled())
        before = self.service.state()["Time"]
        page.click("[data-seconds='60']")
        self.until("it has moved", lambda: self.service.state()["Time"] == before + 60)
        page.labelled("Seconds to step").clear()
        page.labelled("Seconds to step").send_keys("2.5", Keys.ENTER)
        self.until("it has moved", lambda: self.service.state()["Time"] == before + 62.5)

        self.start()
        self.until("it starts", lambda: self.text("#timeline-status") == "in progress")
        for _ in range(40):
            if self.service.state()["Regions"][0]["Operations"][0]["Status"] != "INPROGRESS":
                break
            page.click("[data-seconds='60']")
            time.sleep(0.05)
        self.until("it ends", lambda: self.text("#timeline-status") == "succeeded")

    def test_what_somebody_types_is_not_overwritten(self):
        factor = self.browser.labelled("Speed-up")
        factor.clear()
        factor.send_keys("12")
        self.service.control("POST", "faults", {"Kind": "drip"})
        self.until("an update", lambda: self.text("#fault-count") == "1 on")
        self.assertEqual(factor.get_attribute("value"), "12")
        factor.send_keys(Keys.ENTER)
        self.until("it is set", lambda: self.service.state()["Clock"].get("Factor") == 12)

    def test_reset_asks_first(self):
        page = self.browser
        self.service.control("POST", "faults", {"Kind": "drip"})
        self.until("the fault is on", lambda: self.text("#fault-count") == "1 on")
        self.focus("#reset")
        page.keys(Keys.ENTER)
        self.assertEqual(page.focused(), "Keep the state")
        page.keys(Keys.ESCAPE)
        self.assertEqual(page.focused(), "Reset…")
        self.assertEqual(len(self.service.state()["Faults"]), 1)
        page.keys(Keys.ENTER, Keys.TAB)
        self.assertEqual(page.focused(), "Reset")
        page.keys(Keys.ENTER)
        self.until("the fault is gone", lambda: self.text("#fault-count") == "")
        self.assertEqual(self.service.state()["Faults"], [])

    def test_a_refused_change_says_why(self):
        self.expected_messages = ("400", "404")
        self.service.control("POST", "faults", {"Kind": "drip"})
        self.until("it is on", lambda: self.browser.all("#fault-list button"))
        self.browser.run("document.querySelector('#fault-list button').dataset.key = 'unknown'")
        self.browser.click("#fault-list button")
        self.until("it says why", lambda: self.browser.find("#failure").is_displayed())
        self.assertIn("unknown", self.text("#failure"))


class Connection(PageTest):
    def test_a_lost_connection_is_said_and_found_again(self):
        self.expected_messages = ("ERR_CONNECTION_REFUSED", "ERR_EMPTY_RESPONSE",
                                  "ERR_INCOMPLETE_CHUNKED_ENCODING", "ERR_CONNECTION_RESET")
        page = self.browser
        self.service.stop()
        self.until("it is lost", lambda: self.text("#connection-text").startswith("Lost at"))
        self.assertIn(APPLICATION, self.text("#tree"), "the last state stays")
        page.click("#fault-form [type=submit]")
        self.until("it says so", lambda: "cannot be reached" in self.text("#failure"))
        self.picture("lost")
        self.service.start(self.service.port)
        self.until("it is live", lambda: self.text("#connection-text") == "Live")
        self.service.control("POST", "faults", {"Kind": "drip"})
        self.until("updates come again", lambda: self.text("#fault-count") == "1 on")

    def test_without_a_stream_it_polls(self):
        self.expected_messages = ("ERR_BLOCKED_BY_CLIENT", "ERR_BLOCKED_BY_INSPECTOR")
        page = self.browser
        page.command("Network.enable")
        page.command("Network.setBlockedURLs", urls=["*/_local/events"])
        try:
            page.driver.get(f"{self.service.url}/_local/")
            self.until("it polls", lambda: self.text("#connection-text") == "Live, by polling")
            self.service.control("POST", "faults", {"Kind": "drip"})
            self.until("updates come", lambda: self.text("#fault-count") == "1 on")
        finally:
            page.command("Network.setBlockedURLs", urls=[])
        self.until("it is live again", lambda: self.text("#connection-text") == "Live")


class Accessibility(PageTest):
    def setUp(self):
        super().setUp()
        self.service.control("POST", "faults", {"Kind": "drip", "Operation": "GetDatabase"})
        self.service.client().list_applications()
        self.start()
        self.until("events come", lambda: self.browser.all("#event-list > li"))

    def nodes(self):
        """Returns the accessibility tree as Chromium gives it to screen readers."""
        tree = self.browser.command("Accessibility.getFullAXTree")["nodes"]
        return [
            (node["role"]["value"], node.get("name", {}).get("value", ""))
            for node in tree if not node["ignored"]]

    def test_landmarks_and_controls_have_names(self):
        nodes = self.nodes()
        roles = [role for role, _ in nodes]
        for landmark in ("banner", "main"):
            self.assertEqual(roles.count(landmark), 1, landmark)
        regions = [name for role, name in nodes if role == "region"]
        for name in ("Applications", "Operations", "Requests", "Clock", "Faults"):
            self.assertIn(name, regions)
        controls = {"button", "link", "textbox", "spinbutton", "combobox", "checkbox", "radio",
                    "tree", "treeitem", "listbox", "option", "table", "group", "region"}
        nameless = [role for role, name in nodes
                    if role in controls - {"group"} and not name.strip()]
        self.assertEqual(nameless, [])
        names = [name for role, name in nodes if role == "button"]
        self.assertEqual(sorted(set(names)), sorted(names), "buttons are told apart by name")

    def test_headings_are_in_order(self):
        self.assertEqual(self.browser.audit("headingOrder"), [])

    def test_contrast_and_targets(self):
        page = self.browser
        for scheme in ("light", "dark"):
            page.prefer(scheme)
            with self.subTest(scheme):
                self.assertEqual(page.audit("lowContrast"), [])
                self.assertEqual(page.audit("lowBorders"), [])
                self.assertEqual(page.audit("smallTargets"), [])

    def test_tab_reaches_everything_in_order_and_shows_the_focus(self):
        page = self.browser
        page.keys(Keys.TAB)
        self.assertEqual(page.focused(), "Skip to the content")
        seen = []
        places = []
        for _ in range(60):
            page.keys(Keys.TAB)
            if page.run("return document.activeElement === document.body"):
                break
            seen.append(page.focused())
            places.append(page.run(
                "return [...document.querySelectorAll('*')].indexOf(document.activeElement)"))
            self.assertTrue(page.audit("focusIsVisible"), seen[-1])
        self.assertEqual(places, sorted(places))
        for name in ("Export", "Reset…", "Follow the newest", "Fault", "Switch the fault on"):
            self.assertTrue(any(text.startswith(name) for text in seen), f"{name} in {seen}")
        self.assertTrue(any(text.startswith(APPLICATION) for text in seen), seen)
        self.assertLess(len(seen), 50, "lists and trees are one stop each")

    def test_the_skip_link_leads_to_the_content(self):
        self.browser.keys(Keys.TAB, Keys.ENTER, Keys.TAB)
        self.assertEqual(self.browser.focused(), "Export")

    def test_every_width_shows_everything(self):
        for width in (360, 480, 768, 831, 833, 1024, 1279, 1281, 1600):
            for height in (640, 1000):
                self.browser.resize(width, height)
                with self.subTest(width=width, height=height):
                    self.assertEqual(self.browser.audit("overflowing"), [])

    def test_everything_comes_from_the_service(self):
        sources = self.browser.run(
            "return performance.getEntriesByType('resource').map((entry) => entry.name)")
        self.assertGreaterEqual(len(sources), 2)
        for source in sources:
            self.assertTrue(source.startswith(f"{self.service.url}/_local/"), source)


class HostilePage(http.server.BaseHTTPRequestHandler):
    """Another site on this machine, with an empty page."""

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><link rel=icon href=data:,><title>Hostile</title>")

    def log_message(self, *arguments):
        pass


class OtherSites(PageTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), HostilePage)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        cls.addClassCleanup(server.server_close)
        cls.addClassCleanup(server.shutdown)
        cls.hostile_port = server.server_port

    def setUp(self):
        super().setUp()
        # What the browser says to the hostile page is its affair.
        self.expected_messages = ("",)
        self.service.control("POST", "faults", {"Kind": "drip", "Operation": "GetDatabase"})
        self.before = self.service.state()

    def tearDown(self):
        after = self.service.state()
        for part in ("Faults", "Regions", "Clock"):
            self.assertEqual(after[part], self.before[part], part)
        super().tearDown()

    def promised(self, script, *arguments):
        """Runs an asynchronous script in the page and returns its value, or the error's name."""
        return self.browser.driver.execute_async_script(
            f"const done = arguments[arguments.length - 1]; const args = [...arguments];"
            f"(async () => {{ {script} }})().then(done, (error) => done(error.name))", *arguments)

    def attack(self):
        target = f"{self.service.url}/_local"
        attempts = {
            "a read": ("state", {}),
            "a POST with JSON": ("reset", {
                "method": "POST", "headers": {"Content-Type": "application/json"}, "body": "{}"}),
            "a DELETE": ("faults", {"method": "DELETE"}),
            "a simple POST": ("reset", {"method": "POST", "body": "{}"}),
        }
        for name, (path, init) in attempts.items():
            with self.subTest(name):
                self.assertEqual(self.promised(
                    "return String((await fetch(args[0], args[1])).status)",
                    f"{target}/{path}", init), "TypeError")
        for name, content_type in {
            "a simple POST that reads nothing": "text/plain",
            "a form's POST that reads nothing": "application/x-www-form-urlencoded",
        }.items():
            with self.subTest(name):
                self.assertEqual(self.promised(
                    "return (await fetch(args[0], {method: 'POST', mode: 'no-cors', body: '{}',"
                    " headers: {'Content-Type': args[1]}})).type",
                    f"{target}/reset", content_type), "opaque")
        with self.subTest("an event stream"):
            self.assertEqual(self.promised(
                "return new Promise((done) => { const s = new EventSource(args[0]);"
                " s.onmessage = s.onopen = () => done('open');"
                " s.addEventListener('state', () => done('open'));"
                " s.onerror = () => { s.close(); done('refused'); } })",
                f"{target}/events"), "refused")
        with self.subTest("a frame"):
            self.promised(
                "const f = document.createElement('iframe'); f.src = args[0] + '/';"
                " const loaded = new Promise((done) => f.onload = done); document.body.append(f);"
                " await loaded", target)
            self.browser.driver.switch_to.frame(self.browser.find("iframe"))
            self.assertEqual(self.browser.all("#tree"), [])
            self.browser.driver.switch_to.default_content()
        with self.subTest("a form"):
            self.browser.run(
                "const f = document.createElement('form'); f.method = 'POST'; f.action = arguments[0];"
                "f.enctype = 'text/plain'; const i = document.createElement('input'); i.name = '{\"a';"
                "i.value = '\":1}'; f.append(i); document.body.append(f); f.submit()",
                f"{target}/reset")
            self.until("it is sent", lambda: "/_local/reset" in self.browser.driver.current_url)

    def test_a_page_of_another_site_cannot_act(self):
        self.browser.driver.get(f"http://localhost:{self.hostile_port}/")
        self.attack()

    def test_a_page_of_another_port_cannot_act(self):
        self.browser.driver.get(f"http://127.0.0.1:{self.hostile_port}/")
        self.attack()

    def test_a_name_rebound_to_this_machine_cannot_act(self):
        self.browser.driver.get(f"http://{REBOUND_NAME}:{self.service.port}/_local/icon.svg")
        for path, init in {
            "state": {},
            "reset": {
                "method": "POST", "headers": {"Content-Type": "application/json"}, "body": "{}"},
            "faults": {"method": "DELETE"},
            "events": {},
        }.items():
            with self.subTest(path):
                self.assertEqual(self.promised(
                    "return String((await fetch('/_local/' + args[0], args[1])).status)",
                    path, init), "403")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[2:]], verbosity=2)
