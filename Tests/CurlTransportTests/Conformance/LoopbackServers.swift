import AWSTestKit

/// Plays the conformance kit's scripts on loopback.
struct LoopbackServers: ScriptedServer {
  func start(_ script: ServerScript) async throws -> any RunningScript {
    try LoopbackServer { connection in
      repeat {
        for step in script.steps {
          switch step {
          case .readRequest: guard connection.readRequest() != nil else { return }
          case .write(let bytes): connection.write(bytes)
          case .waitForEnd: connection.waitForEnd()
          case .reset:
            connection.reset()
            return
          }
        }
      } while script.repeats
    }
  }
}

extension LoopbackServer: RunningScript {}
