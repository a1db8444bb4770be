import AWSShapes
import AWSSigV4
import HTTPTypes

/// Finds the operation of a request by method and path.
struct ServerRouter<Handler>: Sendable {
  /// The routes whose paths have no labels, by method and path.
  private let literal: [String: ServerRoute<Handler>]
  /// The routes whose paths have labels.
  private let labeled: [ServerRoute<Handler>]

  /// Creates a router.
  init(_ routes: [ServerRoute<Handler>]) {
    let isLiteral = { (route: ServerRoute<Handler>) in route.operation.http.path.isLiteral }
    literal = Dictionary(
      routes.filter(isLiteral).map { route in
        (Self.key(route.operation.http.method, route.operation.http.uri), route)
      },
      uniquingKeysWith: { first, _ in first })
    labeled = routes.filter { !isLiteral($0) }
  }

  /// Returns the route of a request, with the values of the path's labels.
  ///
  /// - Throws: `UnknownOperationException` if no operation has the method and the path.
  func match(_ request: HTTPRequest) throws(LocalFailure) -> ServerMatch<Handler> {
    let method = request.method.rawValue
    let target = RequestTarget(request.path ?? "")
    if let route = literal[Self.key(method, target.path)] {
      return ServerMatch(route, request, target, labels: [])
    }
    for route in labeled where route.operation.http.method.hasSameBytes(as: method) {
      guard let labels = PathLabels.values(in: target.path, of: route.operation.http.path) else {
        continue
      }
      return ServerMatch(route, request, target, labels: labels)
    }
    throw LocalFailure(
      404, "UnknownOperationException",
      "no operation has the method \(method) and the path \(target.path)")
  }

  private static func key(_ method: String, _ path: String) -> String {
    "\(method) \(path)"
  }
}
