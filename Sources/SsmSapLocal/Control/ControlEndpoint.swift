import AWSShapes
import AWSSigV4
import HTTPTypes

/// A request of the control API.
enum ControlEndpoint: Equatable {
  case state
  case reset
  case clock
  case step
  case faults
  case addFault
  case removeFault(String)
  case clearFaults
  case landscape
  case seed
  case requests
  /// The path is known, but not with this method.
  case wrongMethod(allowed: String)

  /// Finds the endpoint of a request; `nil` if its path is no endpoint's.
  init?(_ request: HTTPRequest) {
    let path = RequestTarget(request.path ?? "").path
    guard path.utf8.starts(with: ControlAPI.root.utf8) else { return nil }
    let name = String(Substring(path.utf8.dropFirst(ControlAPI.root.utf8.count)))
    guard let endpoints = Self.endpoints(named: name) else { return nil }
    let methods = endpoints.keys.sorted().joined(separator: " or ")
    self = endpoints[request.method.rawValue] ?? .wrongMethod(allowed: methods)
  }

  /// The endpoints with a path, by their methods.
  private static func endpoints(named name: String) -> [String: ControlEndpoint]? {
    switch name {
    case "state": ["GET": .state]
    case "reset": ["POST": .reset]
    case "clock": ["POST": .clock]
    case "step": ["POST": .step]
    case "faults": ["GET": .faults, "POST": .addFault, "DELETE": .clearFaults]
    case "landscape": ["GET": .landscape, "POST": .seed]
    case "requests": ["GET": .requests]
    default: faultID(in: name).map { ["DELETE": .removeFault($0)] }
    }
  }

  /// The ID of a fault, which is percent-encoded in a path.
  private static func faultID(in name: String) -> String? {
    let prefix = "faults/"
    guard name.utf8.starts(with: prefix.utf8), name.utf8.count > prefix.utf8.count else {
      return nil
    }
    return PercentEncoding.decode(name.utf8.dropFirst(prefix.utf8.count))
  }
}
