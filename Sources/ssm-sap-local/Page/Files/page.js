// Shows the state of the local service as it changes, and controls it.
//
// The service sends its whole state at every change. Each view compares it with what is on the page
// and changes only what differs, so that focus, selection and scrolling stay where they are. All text
// is set as text, never as HTML.

// MARK: Elements

const byId = (id) => document.getElementById(id);

/** Creates an element; children are elements or text. */
function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(node, name, value);
  node.append(...children);
  return node;
}

/** Sets an attribute, or removes it if the value is `null`, `undefined` or `false`. */
function setAttribute(node, name, value) {
  const text = value === true ? "" : String(value);
  if (value === null || value === undefined || value === false) node.removeAttribute(name);
  else if (node.getAttribute(name) !== text) node.setAttribute(name, text);
}

function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** The rows of each list on the page, by key. */
const rowsOfList = new WeakMap();

/** Makes the children of a list the rows of the items: keeps the rows of keys that it knows. */
function reconcile(list, items, keyOf, create, update) {
  const known = rowsOfList.get(list) ?? new Map();
  const rows = new Map();
  for (const item of items) {
    const key = keyOf(item);
    const row = known.get(key) ?? create(item);
    update(row, item);
    rows.set(key, row);
  }
  for (const [key, row] of known) if (!rows.has(key)) row.remove();
  let next = list.firstElementChild;
  for (const row of rows.values()) {
    if (row === next) next = next.nextElementSibling;
    else if (row.isConnected && list.moveBefore) list.moveBefore(row, next);
    else list.insertBefore(row, next);
  }
  rowsOfList.set(list, rows);
}

/** Fills a description list from pairs of term and text; pairs without text are left out. */
function describe(list, pairs) {
  reconcile(
    list,
    pairs.filter(([, text]) => text !== undefined && text !== null && text !== ""),
    ([term]) => term,
    ([term]) => element("div", {}, element("dt", {}, term), element("dd")),
    (row, [, text, style]) => {
      setText(row.lastElementChild, String(text));
      setAttribute(row.lastElementChild, "class", style);
    },
  );
}

/** Creates what shows a status: a shape and a word. */
const statusElement = () =>
  element("span", { class: "status" }, element("span", { class: "glyph", "aria-hidden": "true" }), element("span"));

function showStatus(node, tone, text) {
  if (!node.firstElementChild) node.append(...statusElement().childNodes);
  setAttribute(node, "data-tone", tone);
  setText(node.children[1], text);
}

// MARK: Words

const clockFace = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const timeText = (seconds) => clockFace.format(new Date(seconds * 1000));
const fullTimeText = (seconds) => new Date(seconds * 1000).toISOString();
const dateText = (seconds) => (seconds === undefined ? undefined : new Date(seconds * 1000).toLocaleString("en-GB"));

function durationText(seconds) {
  const whole = Math.round(seconds);
  const padded = (number) => String(number).padStart(2, "0");
  if (seconds < 9.95) return `${Math.max(0, seconds).toFixed(1)} s`;
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${padded(whole % 60)} s`;
  return `${Math.floor(whole / 3600)} h ${padded(Math.floor((whole % 3600) / 60))} min`;
}

const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

/** Returns `START_APPLICATION` as `start application`. */
const words = (constant) => (constant ?? "").toLowerCase().replaceAll("_", " ");
const capitalized = (text) => text.charAt(0).toUpperCase() + text.slice(1);

const tones = {
  RUNNING: "good", ACTIVATED: "good", SUCCESS: "good", COMPLETED: "good",
  STARTING: "busy", STOPPING: "busy", REGISTERING: "busy", DELETING: "busy",
  INPROGRESS: "busy", IN_PROGRESS: "busy",
  RUNNING_WITH_ERROR: "warn", WARNING: "warn", REFRESH_FAILED: "warn",
  FAILED: "bad", ERROR: "bad", REGISTRATION_FAILED: "bad",
};
const toneOf = (status) => tones[status] ?? "idle";

const operationStates = { INPROGRESS: "in progress", SUCCESS: "succeeded", ERROR: "failed" };
const operationState = (status) => operationStates[status] ?? words(status) ?? "";

const componentTypes = {
  HANA: "HANA database", HANA_NODE: "HANA node", ABAP: "ABAP system", ASCS: "central services",
  DIALOG: "dialog instance", WEBDISP: "Web Dispatcher", WD: "Web Dispatcher", ERS: "enqueue replication",
};

const faultKinds = {
  throttling: { label: "Throttling", fields: ["Message"] },
  internalError: { label: "Internal error, 500", fields: ["Message"] },
  internalErrorAfter: { label: "Internal error after the operation", fields: ["Message"] },
  unavailable: { label: "Service unavailable, 503", fields: ["Message"] },
  accessDenied: { label: "Access denied", fields: ["Message"] },
  delay: { label: "Slow response", fields: ["Seconds"] },
  drip: { label: "Response in drips", fields: ["Seconds"] },
  cutBefore: { label: "Connection cut before the operation", fields: [] },
  cutAfter: { label: "Connection cut after the operation", fields: [] },
  clockSkew: { label: "Clock skew", fields: ["Seconds"] },
  malformedJSON: { label: "Malformed JSON", fields: [] },
  wrongContentType: { label: "Wrong content type", fields: [] },
  componentFailure: { label: "A component fails to start or stop", fields: ["Component", "Application", "Message"] },
  registrationFailure: { label: "A registration ends in ERROR", fields: ["Application", "Message"] },
};
/** The kinds that concern what an operation does, not how a request is answered. */
const withoutOperation = ["componentFailure", "registrationFailure"];

const operationNames = [
  "DeleteResourcePermission", "DeregisterApplication", "GetApplication", "GetComponent",
  "GetConfigurationCheckOperation", "GetDatabase", "GetOperation", "GetResourcePermission",
  "ListApplications", "ListComponents", "ListConfigurationCheckDefinitions",
  "ListConfigurationCheckOperations", "ListDatabases", "ListOperationEvents", "ListOperations",
  "ListSubCheckResults", "ListSubCheckRuleResults", "ListTagsForResource", "PutResourcePermission",
  "RegisterApplication", "StartApplication", "StartApplicationRefresh", "StartConfigurationChecks",
  "StopApplication", "TagResource", "UntagResource", "UpdateApplicationSettings",
];

// MARK: State

/** The newest state of the service; `null` until it has come. */
let state = null;
/** When the state came, by the page's clock. */
let received = 0;

const view = {
  collapsed: new Set(JSON.parse(sessionStorage.getItem("collapsed") ?? "[]")),
  node: null,
  operation: null,
  openRequests: new Set(),
  requests: [],
  clockIsEdited: false,
};

/** Returns the service's time now, which passes unless its clock is stepped. */
function serviceTime() {
  if (!state) return 0;
  return state.Clock.Pace === "stepped" ? state.Time : state.Time + (performance.now() - received) / 1000;
}

function receive(newState) {
  const old = state;
  state = newState;
  received = performance.now();
  render();
  if (old) announce(old, newState);
}

/** Updates every view, and moves the focus to a neighbour if its element is gone. */
function render() {
  const focused = document.activeElement;
  const list = focused?.closest("[role=tree], [role=listbox], ul, tbody");
  const panel = focused?.closest(".panel");
  renderTree();
  renderDetails();
  renderOperations();
  renderTimeline();
  renderRequests();
  renderClock();
  renderFaults();
  tick();
  if (!panel || (focused.isConnected && focused.checkVisibility())) return;
  const neighbour = list?.isConnected && list.querySelector('[tabindex="0"], button');
  if (neighbour) return neighbour.focus();
  const heading = panel.querySelector("h2");
  heading.tabIndex = -1;
  heading.focus();
}

/** Updates what time alone changes. */
function tick() {
  // Without a connection, time as the page knows it stands still.
  if (!state || byId("connection").dataset.state === "lost") return;
  const now = serviceTime();
  setText(byId("service-time"), timeText(now));
  setAttribute(byId("service-time"), "datetime", fullTimeText(Math.floor(now)));
  const operations = allOperations();
  for (const operation of operations) {
    const row = rowsOfList.get(byId("operation-list"))?.get(operation.Id);
    if (row && operation.Status === "INPROGRESS") setText(row.querySelector(".when"), whenText(operation));
  }
  const chosen = operations.find((operation) => operation.Id === view.operation);
  if (chosen) renderTime(chosen);
}

/** Tells assistive technology what has changed. */
function announce(old, now) {
  const before = new Map(allOperations(old).map((operation) => [operation.Id, operation.Status]));
  const news = [];
  for (const operation of allOperations(now)) {
    if (before.get(operation.Id) === operation.Status) continue;
    const verb = operation.Status === "INPROGRESS" ? "has started" : operationState(operation.Status);
    news.push(`${operationTitle(operation)} ${verb}. ${operation.StatusMessage ?? ""}`);
  }
  if (news.length > 0) setText(byId("news"), news.join(" "));
}

// MARK: Connection

const connection = {
  source: null,
  isPolling: false,
  /** When to try the stream again while polling. */
  nextAttempt: 0,

  show(connectionState, text) {
    setAttribute(byId("connection"), "data-state", connectionState);
    setText(byId("connection-text"), text);
  },

  /** Opens the stream of states. If it breaks, the page polls until it is there again. */
  listen() {
    this.nextAttempt = performance.now() + 5000;
    this.source?.close();
    const source = new EventSource("events");
    this.source = source;
    source.addEventListener("state", (event) => {
      if (this.isPolling) byId("failure").hidden = true;
      this.isPolling = false;
      this.show("live", "Live");
      receive(JSON.parse(event.data));
    });
    source.addEventListener("error", () => {
      source.close();
      if (this.isPolling) return;
      this.isPolling = true;
      this.poll();
    });
  },

  /** Asks for the state once a second while there is no stream. */
  async poll() {
    try {
      const response = await fetch("state", { cache: "no-store" });
      if (!response.ok) throw new Error(response.statusText);
      const newState = await response.json();
      if (!this.isPolling) return;
      if (byId("connection").dataset.state === "lost") this.nextAttempt = 0;
      this.show("polling", "Live, by polling");
      receive(newState);
      if (performance.now() > this.nextAttempt) this.listen();
    } catch {
      if (this.isPolling && byId("connection").dataset.state !== "lost") {
        this.show("lost", `Lost at ${clockFace.format(new Date())}, retrying`);
      }
    }
    if (this.isPolling) setTimeout(() => this.poll(), 1000);
  },
};

// MARK: Applications

function treeOf(state) {
  const severalAccounts = new Set(state.Regions.map((region) => region.Account)).size > 1;
  return state.Regions.flatMap((region) => {
    const place = severalAccounts ? `${region.Region}, ${region.Account}` : region.Region;
    return region.Applications.map((application) => applicationNode(region, application, place));
  });
}

function applicationNode(region, application, place) {
  const key = `${region.Account}/${region.Region}/${application.Id}`;
  const components = region.Components.filter((component) => component.ApplicationId === application.Id);
  const databases = region.Databases.filter((database) => database.ApplicationId === application.Id);
  const ids = new Set(components.map((component) => component.ComponentId));

  const nodeOf = (component) => ({
    key: `${key}/${component.ComponentId}`,
    name: component.ComponentId,
    kind: componentTypes[component.ComponentType] ?? words(component.ComponentType),
    status: component.Status,
    component,
    application,
    children: [
      ...components.filter((child) => child.ParentComponent === component.ComponentId).map(nodeOf),
      ...databases.filter((database) => database.ComponentId === component.ComponentId).map(databaseNode),
    ],
  });
  const databaseNode = (database) => ({
    key: `${key}/DB/${database.DatabaseId}`,
    name: database.DatabaseName ?? database.DatabaseId,
    kind: `${words(database.DatabaseType)} database`,
    status: database.Status,
    database,
    children: [],
  });

  const failedDiscovery = ["REGISTRATION_FAILED", "REFRESH_FAILED"].includes(application.DiscoveryStatus);
  return {
    key,
    name: application.Id,
    kind: `${(application.Type ?? "").replace("SAP_", "")}, ${place}`,
    status: failedDiscovery ? application.DiscoveryStatus : application.Status,
    application,
    region,
    children: components.filter((component) => !ids.has(component.ParentComponent)).map(nodeOf),
  };
}

const flattened = (nodes) => nodes.flatMap((node) => [node, ...flattened(node.children)]);

function renderTree() {
  const nodes = treeOf(state);
  const all = flattened(nodes);
  byId("tree").hidden = nodes.length === 0;
  byId("applications-empty").hidden = nodes.length > 0;
  setText(byId("application-count"), nodes.length > 0 ? String(nodes.length) : "");
  if (!all.some((node) => node.key === view.node)) view.node = all[0]?.key ?? null;
  renderNodes(byId("tree"), nodes, 1);
  renderChoices("component-ids", all.filter((node) => node.component).map((node) => node.name));
  renderChoices("application-ids", nodes.map((node) => node.name));
}

function renderChoices(id, values) {
  reconcile(byId(id), [...new Set(values)], (value) => value, (value) => element("option", { value }), () => {});
}

function renderNodes(list, nodes, level) {
  reconcile(list, nodes, (node) => node.key, createNode, (row, node) => {
    const position = nodes.indexOf(node) + 1;
    updateNode(row, node, level, position, nodes.length);
  });
}

function createNode(node) {
  return element(
    "li",
    { role: "treeitem", "data-key": node.key },
    element(
      "div",
      { class: "node" },
      element("span", { class: "twisty", "aria-hidden": "true" }),
      element("span", { class: "name" }),
      element("span", { class: "kind" }),
      statusElement(),
    ),
    element("ul", { role: "group" }),
  );
}

function updateNode(row, node, level, position, size) {
  const [line, group] = row.children;
  const isExpanded = node.children.length > 0 && !view.collapsed.has(node.key);
  const status = words(node.status);
  setText(line.querySelector(".name"), node.name);
  setText(line.querySelector(".kind"), node.kind);
  showStatus(line.lastElementChild, toneOf(node.status), status);
  setAttribute(row, "aria-label", `${node.name}, ${node.kind}, ${status}`);
  setAttribute(row, "aria-level", level);
  setAttribute(row, "aria-posinset", position);
  setAttribute(row, "aria-setsize", size);
  setAttribute(row, "aria-expanded", node.children.length > 0 ? String(isExpanded) : null);
  setAttribute(row, "aria-selected", String(node.key === view.node));
  setAttribute(row, "tabindex", node.key === view.node ? 0 : -1);
  group.hidden = !isExpanded;
  renderNodes(group, node.children, level + 1);
}

function selectNode(row) {
  view.node = row.dataset.key;
  renderTree();
  renderDetails();
  row.focus();
  row.firstElementChild.scrollIntoView({ block: "nearest" });
}

function expand(row, isExpanded) {
  if (isExpanded) view.collapsed.delete(row.dataset.key);
  else view.collapsed.add(row.dataset.key);
  sessionStorage.setItem("collapsed", JSON.stringify([...view.collapsed]));
  renderTree();
}

/** Moves through the tree as the ARIA Authoring Practices describe for a tree view. */
function pressKeyInTree(event) {
  const row = event.target.closest("[role=treeitem]");
  if (!row || event.ctrlKey || event.altKey || event.metaKey) return;
  const visible = [...byId("tree").querySelectorAll("[role=treeitem]")].filter((item) => item.checkVisibility());
  const index = visible.indexOf(row);
  const expanded = row.getAttribute("aria-expanded");
  const parent = row.parentElement.closest("[role=treeitem]");
  let target = null;
  switch (event.key) {
    case "ArrowDown": target = visible[index + 1]; break;
    case "ArrowUp": target = visible[index - 1]; break;
    case "Home": target = visible[0]; break;
    case "End": target = visible.at(-1); break;
    case "ArrowRight":
      if (expanded === "false") expand(row, true);
      else if (expanded === "true") target = visible[index + 1];
      break;
    case "ArrowLeft":
      if (expanded === "true") expand(row, false);
      else target = parent;
      break;
    case "Enter":
    case " ":
      if (expanded) expand(row, expanded === "false");
      break;
    case "*":
      for (const sibling of row.parentElement.children) {
        if (sibling.hasAttribute("aria-expanded")) expand(sibling, true);
      }
      break;
    default: {
      if (event.key.length !== 1) return;
      const letter = event.key.toLowerCase();
      const following = [...visible.slice(index + 1), ...visible.slice(0, index)];
      target = following.find((item) => item.getAttribute("aria-label").toLowerCase().startsWith(letter));
    }
  }
  event.preventDefault();
  if (target) selectNode(target);
}

function clickTree(event) {
  const row = event.target.closest("[role=treeitem]");
  if (!row || !event.target.closest(".node")) return;
  const togglesBranch = event.target.closest(".twisty") || event.detail === 2;
  selectNode(row);
  if (togglesBranch && row.hasAttribute("aria-expanded")) {
    expand(row, row.getAttribute("aria-expanded") === "false");
  }
}

const lines = (values) => (values ?? []).join("\n");

function renderDetails() {
  const node = flattened(treeOf(state)).find((node) => node.key === view.node);
  byId("details").hidden = !node;
  byId("fail-component").hidden = !node?.component;
  if (!node) return;
  setText(byId("details-title"), node.name);
  setAttribute(byId("fail-component"), "aria-label", `Let ${node.name} fail once`);
  describe(byId("details-list"), detailsOf(node));
}

function detailsOf({ application, component, database, status, kind }) {
  if (component) return componentDetails(component, status, kind);
  if (database) {
    return [
      ["Status", words(status)],
      ["Type", kind],
      ["Host", database.PrimaryHost],
      ["SQL port", database.SQLPort],
      ["Credentials", lines(database.Credentials?.map((credential) => credential.DatabaseName))],
      ["Used by", lines(database.ConnectedComponentArns)],
      ["ARN", database.Arn],
      ["Last updated", dateText(database.LastUpdated)],
    ];
  }
  return [
    ["Status", words(application.Status)],
    ["Message", application.StatusMessage],
    ["Discovery", words(application.DiscoveryStatus)],
    ["Type", application.Type],
    ["Associated", lines(application.AssociatedApplicationArns)],
    ["ARN", application.Arn],
    ["Last updated", dateText(application.LastUpdated)],
  ];
}

/** Whether a constant of the service says more than that there is nothing. */
const isSome = (constant) => Boolean(constant) && constant !== "NONE";

function componentDetails(component, status, kind) {
  const host = component.AssociatedHost;
  const resilience = component.Resilience ?? {};
  const replication = [resilience.HsrTier && `tier ${resilience.HsrTier}`, resilience.HsrReplicationMode, resilience.HsrOperationMode];
  return [
    ["Status", words(status)],
    ["Type", kind],
    ["System", [component.Sid, component.SystemNumber].filter(Boolean).join(", number ")],
    ["Host", component.SapHostname ?? host?.Hostname ?? component.PrimaryHost],
    ["EC2 instance", host?.Ec2InstanceId],
    ["Addresses", lines(host?.IpAddresses?.map((address) => address.IpAddress))],
    ["Version", component.HdbVersion ?? component.SapKernelVersion],
    ["Features", component.SapFeature],
    ["Replication", replication.filter(isSome).map(words).join(", ")],
    ["Cluster", words(isSome(resilience.ClusterStatus) ? resilience.ClusterStatus : "")],
    ["Database", component.DatabaseConnection?.DatabaseArn],
    ["ARN", component.Arn],
    ["Last updated", dateText(component.LastUpdated)],
  ];
}

// MARK: Operations

/** How many operations are listed; the service keeps more. */
const listedOperations = 100;

/** Returns the operations and configuration checks of all regions, newest first. */
function allOperations(ofState = state) {
  const found = new Map();
  for (const region of ofState?.Regions ?? []) {
    for (const operation of region.Operations) found.set(operation.Id, operation);
    for (const check of region.ConfigurationCheckOperations ?? []) {
      found.set(check.Id, { ...check, Type: check.ConfigurationCheckName ?? check.ConfigurationCheckId, ResourceId: check.ApplicationId });
    }
  }
  return [...found.values()].sort((first, second) => second.StartTime - first.StartTime);
}

function eventsOf(operation) {
  for (const region of state.Regions) {
    const events = region.OperationEvents?.[operation.Id];
    if (events) return [...events].reverse();
  }
  return [];
}

/** Constants are words for people; names of checks are words already. */
const operationType = ({ Type }) => (/^[A-Z_]+$/.test(Type ?? "") ? capitalized(words(Type)) : Type ?? "Operation");
const operationTitle = (operation) => `${operationType(operation)}, ${operation.ResourceId ?? operation.Properties?.ApplicationId ?? ""}`;
const endOf = (operation) => operation.EndTime ?? Math.max(serviceTime(), operation.StartTime);
const whenText = (operation) => `${timeText(operation.StartTime)} · ${durationText(endOf(operation) - operation.StartTime)}`;

function renderOperations() {
  const operations = allOperations();
  const listed = operations.slice(0, listedOperations);
  byId("operation-list").hidden = operations.length === 0;
  byId("operations-empty").hidden = operations.length > 0;
  setText(byId("operation-count"), operations.length > listedOperations ? `newest ${listedOperations} of ${operations.length}` : operations.length ? String(operations.length) : "");
  const isKnown = listed.some((operation) => operation.Id === view.operation);
  if (byId("follow").checked || !isKnown) view.operation = listed[0]?.Id ?? null;
  reconcile(byId("operation-list"), listed, (operation) => operation.Id, createOperation, updateOperation);
}

function createOperation(operation) {
  return element(
    "li",
    { role: "option", "data-key": operation.Id },
    statusElement(),
    element("span", { class: "what" }, element("span", { class: "name" }), " ", element("span", { class: "caption" })),
    element("span", { class: "when" }),
  );
}

function updateOperation(row, operation) {
  const isChosen = operation.Id === view.operation;
  const status = operationState(operation.Status);
  showStatus(row.firstElementChild, toneOf(operation.Status), status);
  setText(row.querySelector(".name"), operationType(operation));
  setText(row.querySelector(".caption"), operation.ResourceId ?? "");
  setText(row.querySelector(".when"), whenText(operation));
  setAttribute(row, "aria-label", `${operationTitle(operation)}, ${status}, ${timeText(operation.StartTime)}`);
  setAttribute(row, "aria-selected", String(isChosen));
  setAttribute(row, "tabindex", isChosen ? 0 : -1);
}

function selectOperation(row) {
  view.operation = row.dataset.key;
  byId("follow").checked = !row.previousElementSibling;
  renderOperations();
  renderTimeline();
  row.focus();
  row.scrollIntoView({ block: "nearest" });
}

function pressKeyInOperations(event) {
  const row = event.target.closest("[role=option]");
  const targets = {
    ArrowDown: row?.nextElementSibling,
    ArrowUp: row?.previousElementSibling,
    Home: row?.parentElement.firstElementChild,
    End: row?.parentElement.lastElementChild,
  };
  if (!row || !(event.key in targets)) return;
  event.preventDefault();
  if (targets[event.key]) selectOperation(targets[event.key]);
}

function renderTimeline() {
  const operation = allOperations().find((operation) => operation.Id === view.operation);
  const timeline = byId("timeline");
  timeline.hidden = !operation;
  if (!operation) return;
  const isAtEnd = timeline.scrollHeight - timeline.scrollTop - timeline.clientHeight < 4;
  const isShown = timeline.dataset.key === operation.Id;
  timeline.dataset.key = operation.Id;

  setText(byId("timeline-title"), operationTitle(operation));
  showStatus(byId("timeline-status"), toneOf(operation.Status), operationState(operation.Status));
  setText(byId("timeline-id"), operation.Id);
  byId("timeline-message").hidden = !operation.StatusMessage;
  setText(byId("timeline-message"), operation.StatusMessage ?? "");
  setAttribute(byId("timeline-message"), "data-tone", toneOf(operation.Status));
  const counts = operation.RuleStatusCounts;
  byId("check-counts").hidden = !counts;
  if (counts) describe(byId("check-counts"), ["Failed", "Warning", "Info", "Passed", "Unknown"].map((name) => [name, counts[name] ?? 0]));

  renderEvents(operation, eventsOf(operation));
  renderTime(operation);
  if (!isShown) timeline.scrollTop = 0;
  else if (isAtEnd && timeline.scrollTop > 0) timeline.scrollTop = timeline.scrollHeight;
}

/** Returns the events with their keys, and from when to when the work lasted that each is about. */
function worksOf(operation, events) {
  const copies = new Map();
  const running = new Map();
  return events.map((event) => {
    const text = `${event.Timestamp} ${event.Status} ${event.Resource?.ResourceArn} ${event.Description}`;
    copies.set(text, (copies.get(text) ?? 0) + 1);
    const subject = `${event.Resource?.ResourceArn} ${event.Description}`;
    const item = { event, key: `${operation.Id} ${text} ${copies.get(text)}`, work: { start: event.Timestamp } };
    const begin = running.get(subject);
    if (event.Status === "IN_PROGRESS") {
      running.set(subject, item);
    } else {
      item.work = { start: begin?.work.start ?? event.Timestamp, end: event.Timestamp };
      if (begin) begin.work.end = begin.work.start;
      running.delete(subject);
    }
    return item;
  });
}

function renderEvents(operation, events) {
  reconcile(byId("event-list"), worksOf(operation, events), (item) => item.key, createEvent, (row, { event, work }) => {
    const name = nameOfResource(event);
    const isEnd = event.Status !== "IN_PROGRESS";
    const status = words(event.Status) + (isEnd && work.end > work.start ? ` in ${durationText(work.end - work.start)}` : "");
    row.work = work;
    setAttribute(row, "data-tone", toneOf(event.Status));
    setText(row.querySelector(".offset"), `+${durationText(event.Timestamp - operation.StartTime)}`);
    setAttribute(row.querySelector(".offset"), "datetime", fullTimeText(event.Timestamp));
    setText(row.querySelector(".text"), event.Description ?? name);
    setText(row.querySelector(".state"), event.Description?.includes(name) ? status : `${name}, ${status}`);
    row.querySelector(".reason").hidden = !event.StatusMessage;
    setText(row.querySelector(".reason"), event.StatusMessage ?? "");
  });
}

function createEvent() {
  return element(
    "li",
    { class: "event" },
    element("time", { class: "offset" }),
    element("span", { class: "glyph", "aria-hidden": "true" }),
    element(
      "div",
      {},
      element("div", { class: "line" }, element("span", { class: "text" }), " ", element("span", { class: "state" })),
      element("div", { class: "track", "aria-hidden": "true" }, element("span", { class: "bar" })),
      element("p", { class: "reason" }),
    ),
  );
}

/** Returns `i-0123` of an instance's ARN, and `HDB-HDB00` of a component's. */
const nameOfResource = (event) => (event.Resource?.ResourceArn ?? "").split("/").at(-1);

/** Shows how long the chosen operation and each piece of its work take. */
function renderTime(operation) {
  const end = endOf(operation);
  const whole = Math.max(end - operation.StartTime, 0.001);
  setText(byId("timeline-time"), `${timeText(operation.StartTime)}, ${operation.EndTime ? "took" : "for"} ${durationText(end - operation.StartTime)}`);
  for (const row of byId("event-list").children) {
    const { start, end: workEnd = end } = row.work;
    const bar = row.querySelector(".bar");
    bar.style.setProperty("--from", ((start - operation.StartTime) / whole).toFixed(4));
    bar.style.setProperty("--to", ((workEnd - operation.StartTime) / whole).toFixed(4));
  }
}

// MARK: Requests

/** Whether the list of requests must not move, because somebody reads it. */
function requestsAreRead() {
  const rows = byId("request-rows");
  return view.openRequests.size > 0 || rows.contains(document.activeElement) || rows.matches(":hover");
}

function renderRequests() {
  const shown = new Set(view.requests.map((request) => request.Id));
  const isFirst = view.requests.length === 0;
  const waiting = state.Requests.filter((request) => !shown.has(request.Id));
  if (waiting.length > 0 && (isFirst || !requestsAreRead())) return showNewRequests();
  byId("show-new-requests").hidden = waiting.length === 0;
  setText(byId("show-new-requests"), `Show ${count(waiting.length, "new request")}`);
  if (state.Requests.length === 0) view.requests = [];
  renderRequestRows();
}

function showNewRequests() {
  view.requests = state.Requests;
  const ids = new Set(view.requests.map((request) => request.Id));
  for (const id of view.openRequests) if (!ids.has(id)) view.openRequests.delete(id);
  byId("show-new-requests").hidden = true;
  renderRequestRows();
}

function renderRequestRows() {
  byId("request-table").hidden = view.requests.length === 0;
  byId("requests-empty").hidden = view.requests.length > 0;
  setText(byId("request-count"), view.requests.length > 0 ? `newest ${view.requests.length}` : "");
  const rows = view.requests.flatMap((request) => [
    { key: request.Id, request },
    ...(view.openRequests.has(request.Id) ? [{ key: `${request.Id} details`, request, isDetails: true }] : []),
  ]);
  reconcile(byId("request-rows"), rows, (row) => row.key,
    (item) => (item.isDetails ? createRequestDetails(item.request) : createRequest(item.request)),
    (row, item) => (item.isDetails ? describe(row.querySelector("dl"), requestDetails(item.request)) : updateRequest(row, item.request)));
}

/** Returns a name with places to break a line between its words. */
const breakable = (name) => name.split(/(?<=[a-z/-])(?=[A-Z/])/).flatMap((part) => [part, element("wbr")]);

function createRequest(request) {
  const refused = request.Signature && !["valid", "unchecked"].includes(request.Signature);
  const name = request.Operation ?? `${request.Method} ${request.Path}`;
  const isFailure = request.Status === null || request.Status === undefined || request.Status >= 400;
  const result = statusElement();
  showStatus(result, isFailure ? "bad" : "good", String(request.Status ?? "none"));
  if (request.ErrorCode) result.append(element("span", { class: "wide" }, request.ErrorCode));
  const operation = element("td", {}, ...breakable(name));
  if (request.Fault) operation.append(" ", element("span", { class: "fault" }, "by a fault"));
  const toggle = element("button", { type: "button", class: "quiet toggle", "data-key": request.Id, "data-tone": refused ? "bad" : null },
    refused ? "refused" : request.Signature ?? "none",
    element("span", { class: "hidden" }, `, details of ${name} at ${timeText(request.Time)}`));
  return element("tr", {},
    element("td", {}, element("time", { datetime: fullTimeText(request.Time) }, timeText(request.Time))),
    operation,
    element("td", {}, result),
    element("td", { class: "wide number" }, typeof request.Milliseconds === "number" ? `${request.Milliseconds.toFixed(2)} ms` : ""),
    element("td", { class: "wide" }, request.Region ?? ""),
    element("td", { class: "wide mono" }, request.AccessKeyId ?? ""),
    element("td", {}, toggle));
}

function updateRequest(row, request) {
  setAttribute(row.querySelector(".toggle"), "aria-expanded", String(view.openRequests.has(request.Id)));
}

const createRequestDetails = () =>
  element("tr", { class: "request-details" }, element("td", { colspan: "7" }, element("dl")));

const responseText = (request) => [request.Status ?? "none", request.ErrorCode].filter(Boolean).join(" ");

const requestDetails = (request) => [
  ["Request", `${request.Method} ${request.Path}`, "mono"],
  ["Response", responseText(request)],
  ["Signature", request.Signature ?? "The request is not signed.", request.Signature?.includes("\n") ? "wording" : null],
  ["Access key", request.AccessKeyId, "mono"],
  ["Account, region", [request.Account, request.Region].filter(Boolean).join(", ")],
  ["Fault", request.Fault],
  ["Took", typeof request.Milliseconds === "number" ? `${request.Milliseconds} ms` : ""],
];

function clickRequests(event) {
  const key = event.target.closest(".toggle")?.dataset.key;
  if (!key) return;
  if (!view.openRequests.delete(key)) view.openRequests.add(key);
  renderRequestRows();
}

// MARK: Clock

const paceHints = {
  real: "Operations take as long as on AWS, divided by the speed-up.",
  instant: "Operations end as soon as they start.",
  stepped: "The service's time stands still until you step it.",
};

function renderClock() {
  const { Pace, Factor, OffsetSeconds } = state.Clock;
  if (!view.clockIsEdited) {
    document.querySelector(`[name=pace][value=${CSS.escape(Pace)}]`).checked = true;
    byId("factor").value = Factor ?? 1;
    byId("offset").value = OffsetSeconds ?? 0;
  }
  byId("step-fields").disabled = Pace !== "stepped";
  renderPace();
}

function renderPace() {
  const pace = document.querySelector("[name=pace]:checked").value;
  setText(byId("pace-hint"), paceHints[pace]);
  byId("factor").disabled = pace !== "real";
}

function setClock() {
  const pace = document.querySelector("[name=pace]:checked").value;
  const clock = { Pace: pace, OffsetSeconds: Number(byId("offset").value) };
  if (pace === "real") clock.Factor = Number(byId("factor").value);
  view.clockIsEdited = false;
  control("POST", "clock", clock, "The clock is set.");
}

function step(seconds) {
  control("POST", "step", { Seconds: seconds }, `The clock is ${durationText(seconds)} ahead of where it was.`);
}

// MARK: Faults

function renderFaults() {
  const faults = state.Faults;
  byId("faults-empty").hidden = faults.length > 0;
  byId("clear-faults").hidden = faults.length < 2;
  setText(byId("fault-count"), faults.length > 0 ? `${faults.length} on` : "");
  reconcile(byId("fault-list"), faults, (fault) => fault.Id,
    (fault) =>
      element("li", {},
        element("span", { class: "what" }, element("strong"), element("span", { class: "scope" })),
        element("button", { type: "button", class: "quiet", "data-key": fault.Id },
          "Switch off", element("span", { class: "hidden" }))),
    (row, fault) => {
      const label = faultLabel(fault);
      setText(row.querySelector("strong"), label);
      setText(row.querySelector(".scope"), faultScope(fault));
      setText(row.querySelector("button span"), `: ${label}`);
    });
}

const faultLabel = (fault) => faultKinds[fault.Kind]?.label ?? fault.Kind;

function faultScope(fault) {
  const isAbsent = (value) => value === undefined || value === null;
  const parts = [
    [fault.Operation, fault.Component, fault.Application].filter(Boolean).join(", ")
      || (withoutOperation.includes(fault.Kind) ? "any" : "any operation"),
    !isAbsent(fault.Nth) ? `call ${fault.Nth}${isAbsent(fault.Times) ? "" : " and on"}`
      : !isAbsent(fault.Probability) ? `${Math.round(fault.Probability * 1000) / 10} % of calls`
        : isAbsent(fault.Times) && (withoutOperation.includes(fault.Kind) ? "every time" : "every call"),
    !isAbsent(fault.Times) && (fault.Times === 1 ? "once" : `${fault.Times} times at most`),
    !isAbsent(fault.Seconds) && `${fault.Seconds} s`,
    fault.Message && `“${fault.Message}”`,
    fault.Calls > 0 && `met by ${fault.Met} of ${count(fault.Calls, "call")}`,
  ];
  return parts.filter(Boolean).join(", ");
}

/** Shows the fields that the chosen kind of fault has. */
function renderFaultFields() {
  const kind = byId("fault-kind").value;
  const when = byId("fault-when").value;
  const fields = new Set(faultKinds[kind].fields);
  if (!withoutOperation.includes(kind)) fields.add("Operation");
  fields.add("Times");
  if (when === "nth") fields.add("Nth");
  if (when === "random") fields.add("Probability");
  byId("fault-times").placeholder = when === "nth" ? "once" : "no limit";
  setAttribute(byId("fault-seconds"), "min", kind === "clockSkew" ? null : 0);
  for (const node of byId("fault-form").querySelectorAll("[data-field]")) {
    const isUsed = fields.has(node.dataset.field);
    node.hidden = !isUsed;
    if (node.tagName !== "LABEL") node.disabled = !isUsed;
  }
}

function addFault() {
  const fault = { Kind: byId("fault-kind").value };
  for (const input of byId("fault-form").querySelectorAll("input[data-field], select[data-field]")) {
    const value = input.value.trim();
    if (input.disabled || value === "") continue;
    fault[input.dataset.field] = input.type === "number" ? Number(value) : value;
  }
  if (fault.Probability !== undefined) fault.Probability /= 100;
  control("POST", "faults", fault, `The fault is on: ${faultLabel(fault)}.`);
}

function failComponent() {
  const node = flattened(treeOf(state)).find((node) => node.key === view.node);
  if (!node?.component) return;
  const fault = { Kind: "componentFailure", Component: node.name, Application: node.application.Id, Times: 1 };
  control("POST", "faults", fault, `${node.name} will fail once, at its next start or stop.`);
}

// MARK: Control

let noticeTimer = null;

function notify(text) {
  byId("failure").hidden = true;
  byId("notice").hidden = false;
  setText(byId("notice"), text);
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(() => { byId("notice").hidden = true; }, 4000);
}

function fail(text) {
  byId("notice").hidden = true;
  byId("failure").hidden = false;
  setText(byId("failure"), text);
}

/** Calls the control API, and says what has happened or why nothing has. */
async function control(method, path, body, success) {
  let response;
  try {
    const init = { method };
    if (body !== undefined) {
      init.headers = { "Content-Type": "application/json" };
      init.body = typeof body === "string" ? body : JSON.stringify(body);
    }
    response = await fetch(path, init);
  } catch {
    return fail("The service cannot be reached. Nothing has changed; try again when the connection is back.");
  }
  if (response.ok) return notify(success);
  fail(await messageOf(response));
}

async function messageOf(response) {
  const text = await response.text();
  try {
    const body = JSON.parse(text);
    return body.Message ?? body.message ?? text;
  } catch {
    return text || `The service answered ${response.status}.`;
  }
}

async function loadLandscape() {
  const file = byId("landscape-file").files[0];
  if (!file) return;
  const text = await file.text();
  byId("landscape-file").value = "";
  await control("POST", "landscape", text, `The landscape of ${file.name} is loaded.`);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    notify("The endpoint is copied.");
  } catch {
    fail("The browser does not allow copying. Select the endpoint and copy it yourself.");
  }
}

// MARK: Start

function onSubmit(id, action) {
  byId(id).addEventListener("submit", (event) => {
    event.preventDefault();
    action();
  });
}

function onClick(id, action) {
  byId(id).addEventListener("click", action);
}

function start() {
  setText(byId("endpoint"), location.origin);
  setText(byId("environment-example"), `export AWS_ENDPOINT_URL_SSM_SAP=${location.origin}\naws ssm-sap list-applications`);
  setText(byId("register-example"), [
    `export AWS_ENDPOINT_URL_SSM_SAP=${location.origin}`,
    "aws ssm-sap register-application --application-id HDB-PRD --application-type HANA \\",
    "  --sid HDB --sap-instance-number 00 --instances i-0a1b2c3d4e5f60718 \\",
    "  --credentials DatabaseName=HDB/SYSTEMDB,CredentialType=ADMIN,SecretId=hana-system",
  ].join("\n"));
  byId("fault-kind").append(...Object.entries(faultKinds).map(([value, { label }]) => element("option", { value }, label)));
  byId("fault-operation").append(element("option", { value: "" }, "any"), ...operationNames.map((name) => element("option", {}, name)));
  renderFaultFields();
  renderPace();

  byId("tree").addEventListener("keydown", pressKeyInTree);
  byId("tree").addEventListener("click", clickTree);
  byId("operation-list").addEventListener("keydown", pressKeyInOperations);
  byId("operation-list").addEventListener("click", (event) => {
    const row = event.target.closest("[role=option]");
    if (row) selectOperation(row);
  });
  byId("follow").addEventListener("change", () => state && render());
  byId("request-rows").addEventListener("click", clickRequests);
  byId("request-rows").addEventListener("mouseleave", () => state && renderRequests());
  byId("request-rows").addEventListener("focusout", () => setTimeout(() => state && renderRequests()));
  onClick("show-new-requests", () => {
    showNewRequests();
    byId("request-scroll").scrollTop = 0;
    byId("request-scroll").focus();
  });
  byId("clock-form").addEventListener("input", () => {
    view.clockIsEdited = true;
    renderPace();
  });
  onSubmit("clock-form", setClock);
  onSubmit("step-form", () => step(Number(byId("step-seconds").value)));
  byId("step-form").addEventListener("click", (event) => {
    const seconds = event.target.dataset.seconds;
    if (seconds) step(Number(seconds));
  });
  byId("fault-form").addEventListener("change", renderFaultFields);
  onSubmit("fault-form", addFault);
  byId("fault-list").addEventListener("click", (event) => {
    const key = event.target.closest("button")?.dataset.key;
    if (key) control("DELETE", `faults/${encodeURIComponent(key)}`, undefined, "The fault is off.");
  });
  onClick("clear-faults", () => control("DELETE", "faults", undefined, "All faults are off."));
  onClick("fail-component", failComponent);
  onClick("load-landscape", () => byId("landscape-file").click());
  byId("landscape-file").addEventListener("change", loadLandscape);
  onClick("reset", () => byId("reset-dialog").showModal());
  byId("reset-dialog").addEventListener("close", () => {
    if (byId("reset-dialog").returnValue === "reset") control("POST", "reset", {}, "The service is as it was at its start.");
    byId("reset-dialog").returnValue = "";
  });
  onClick("copy-endpoint", () => copy(location.origin));

  setInterval(tick, 500);
  connection.listen();
}

start();
