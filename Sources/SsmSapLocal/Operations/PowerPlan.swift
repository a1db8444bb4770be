import SsmSapModels

/// The plan of a start or a stop: what happens in which order, up to the first failure.
struct PowerPlan {
  /// Whether the operation starts or stops.
  enum Direction {
    case start
    case stop
  }

  /// The steps.
  private(set) var timeline: Timeline

  /// Why the operation fails; `nil` while it does not.
  private(set) var failure: String?

  private let direction: Direction
  private let names: ResourceNames
  private let failures: [String: String]

  /// Creates an empty plan.
  ///
  /// - Parameters:
  ///   - direction: Whether the operation starts or stops.
  ///   - context: The request.
  init(_ direction: Direction, _ context: RequestContext) {
    self.direction = direction
    timeline = Timeline(startingAt: context.now, clock: context.clock)
    names = ResourceNames(context.scope)
    failures = context.failures.components
  }

  /// Plans the operation.
  ///
  /// A start begins with the EC2 instances, a stop ends with them. Children start after their parent
  /// began to and stop in the reverse order; the parent's end comes after them.
  ///
  /// - Parameters:
  ///   - applications: The applications in the order in which they start or stop.
  ///   - instances: The EC2 instances in the order in which they start or stop.
  mutating func run(_ applications: [ApplicationRecord], instances: [String]) {
    for record in applications {
      timeline.add(.application(record.id, direction.applicationStatus.during))
    }
    if direction == .start { add(instances: instances) }
    for record in applications { add(record) }
    if direction == .stop { add(instances: instances) }
    timeline.add(failure == nil ? .end(.success) : .end(.error, message: failure))
  }

  /// Adds an application; if the plan has failed, the application is again as it was.
  private mutating func add(_ record: ApplicationRecord) {
    if let failure {
      return timeline.add(
        .application(record.id, record.application.status ?? .unknown, message: failure))
    }
    let parents = record.components.filter { $0.parentComponent == nil }
    for parent in direction == .start ? parents : parents.reversed() {
      add(parent, of: record)
      guard failure == nil else { break }
    }
    timeline.add(
      .application(
        record.id, failure == nil ? direction.applicationStatus.after : .failed, message: failure))
  }

  private mutating func add(instances: [String]) {
    for id in instances {
      guard failure == nil else { return }
      add(instance: id)
    }
  }

  private mutating func add(_ parent: Component, of record: ApplicationRecord) {
    let id = parent.componentId ?? ""
    let children = record.components.filter { $0.parentComponent == id }
    let remaining = children.filter { $0.status != direction.componentStatus.after }
    guard !remaining.isEmpty || parent.status != direction.componentStatus.after else { return }
    timeline.add(
      .component(record.id, id, direction.componentStatus.during),
      event: event(parent, .inProgress))
    if let message = failures[id] {
      return fail(parent, of: record, message, status: .summary(of: children.map(\.status)))
    }
    var done: [String?] = []
    for child in direction == .start ? remaining : remaining.reversed() {
      add(child: child, of: record)
      guard failure == nil else { break }
      done.append(child.componentId)
    }
    if failure != nil {
      let statuses = children.map {
        done.contains($0.componentId) ? direction.componentStatus.after : $0.status
      }
      return timeline.add(
        .component(record.id, id, .summary(of: statuses)), event: event(parent, .failed, failure))
    }
    timeline.pass(WorkLength.verification)
    timeline.add(
      .component(record.id, id, direction.componentStatus.after), event: event(parent, .completed))
  }

  private mutating func add(child: Component, of record: ApplicationRecord) {
    let id = child.componentId ?? ""
    timeline.add(
      .component(record.id, id, direction.componentStatus.during), event: event(child, .inProgress))
    timeline.pass(direction.length(of: child.componentType))
    if let message = failures[id] {
      return fail(child, of: record, message, status: direction.componentStatus.before)
    }
    timeline.add(
      .component(record.id, id, direction.componentStatus.after), event: event(child, .completed))
  }

  private mutating func fail(
    _ component: Component, of record: ApplicationRecord, _ message: String,
    status: ComponentStatus
  ) {
    let id = component.componentId ?? ""
    failure = "The component \(id) did not \(direction.verb): \(message)"
    timeline.add(.component(record.id, id, status), event: event(component, .failed, message))
  }

  private mutating func add(instance id: String) {
    timeline.add(event: event(instance: id, .inProgress))
    timeline.pass(direction == .start ? WorkLength.instanceStart : WorkLength.instanceStop)
    if let message = failures[id] {
      failure = "The EC2 instance \(id) did not \(direction.verb): \(message)"
      return timeline.add(event: event(instance: id, .failed, message))
    }
    timeline.add(
      .instance(id: id, isRunning: direction == .start), event: event(instance: id, .completed))
  }

  private func event(
    _ component: Component, _ status: OperationEventStatus, _ message: String? = nil
  ) -> OperationEvent {
    OperationEvent(
      description: "\(direction.title) the component \(component.componentId ?? "")",
      resource: Resource(
        resourceArn: component.arn, resourceType: "AWS::SystemsManagerSAP::Component"),
      status: status, statusMessage: message)
  }

  private func event(
    instance id: String, _ status: OperationEventStatus, _ message: String? = nil
  ) -> OperationEvent {
    OperationEvent(
      description: "\(direction.title) the EC2 instance \(id)",
      resource: Resource(resourceArn: names.instance(id), resourceType: "AWS::EC2::Instance"),
      status: status, statusMessage: message)
  }
}

extension PowerPlan.Direction {
  var verb: String { self == .start ? "start" : "stop" }

  var title: String { self == .start ? "Start" : "Stop" }

  /// The statuses of an application during and after the operation.
  var applicationStatus: (during: ApplicationStatus, after: ApplicationStatus) {
    self == .start ? (.starting, .activated) : (.stopping, .stopped)
  }

  /// The statuses of a component before, during and after the operation.
  var componentStatus: (before: ComponentStatus, during: ComponentStatus, after: ComponentStatus) {
    self == .start ? (.stopped, .starting, .running) : (.running, .stopping, .stopped)
  }

  fileprivate func length(of type: ComponentType?) -> Duration {
    switch type {
    case .hanaNode: self == .start ? WorkLength.databaseStart : WorkLength.databaseStop
    case .dialog: self == .start ? WorkLength.dialogStart : WorkLength.dialogStop
    case .wd: WorkLength.webDispatcher
    default: WorkLength.centralServices
    }
  }
}
