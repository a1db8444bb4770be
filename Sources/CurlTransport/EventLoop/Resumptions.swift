/// Continuations to resume once libcurl has returned: never inside one of its callbacks.
///
/// It belongs to the transport's thread.
final class Resumptions {
  private var actions: [() -> Void] = []

  func append(_ action: @escaping () -> Void) { actions.append(action) }

  func run() {
    guard !actions.isEmpty else { return }
    let actions = actions
    self.actions.removeAll(keepingCapacity: true)
    for action in actions { action() }
  }
}
