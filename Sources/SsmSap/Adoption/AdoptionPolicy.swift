/// What a client does when a call that starts something has failed and may have started it.
///
/// When the connection breaks after a request was sent, or the service answers with a failure of
/// its own, nobody knows whether the request was executed. The service has no idempotency tokens,
/// so sending it again may start the same thing twice, and giving up may leave something running
/// that nobody looks after. For `StartApplication`, `StopApplication`, `StartApplicationRefresh`,
/// `RegisterApplication`, `UpdateApplicationSettings` and `StartConfigurationChecks` the client
/// looks for what the call may have started and, if it is there, answers as if the call had
/// succeeded: it adopts the operation.
///
/// What fits:
/// - It is an operation of the same application; of a configuration check, one of the checks asked
///   for. After `RegisterApplication`, the application itself is looked for first, since the
///   service lists no operations of one that it does not know.
/// - It started when the first request was sent or later, by the service's clock as far as it is
///   known, with ``clockTolerance`` for how far it is not.
/// - Its type is that of the call. Only `REGISTER_APPLICATION` and `UPDATE_CREDENTIALS` are
///   documented; of the others the words are inferred: an operation is taken for a start when its
///   type has `START` in it, and so on.
/// - It is not one that this client has started or adopted before.
///
/// What cannot be told: whether another client started the same thing in the same seconds. Its
/// operation is adopted then, which does what was asked for all the same.
///
/// That nothing was started is concluded after several looks, the last of them answered, for the
/// service may list an operation late. When the request is sent again and fails, in whatever way,
/// there is another look: a conflict, say, means most likely that what it asks for is under way.
public struct AdoptionPolicy: Sendable, Hashable {
  enum Mode: Hashable {
    case adopt
    case adoptOrFail
    case never
  }

  let mode: Mode

  /// How many times to look before it is concluded that nothing was started; 4 unless set, at
  /// least one. They are 1 to 8 seconds apart.
  public var looks = 4

  /// How long the looks after one sending may take; a minute unless set. When it is over, the look
  /// that was made last is the last. If that was not answered, nothing is concluded, and the error
  /// of the call is thrown.
  public var timeout: Duration = .seconds(60)

  /// How often a request is sent at most, the first time included; 2 unless set.
  public var sendings = 2

  /// How much earlier than the request an operation may have started, for clocks that differ; 5
  /// seconds unless set.
  public var clockTolerance: Duration = .seconds(5)

  /// Looks; adopts what is found; sends again when nothing was started. The default: a call then
  /// does what it says, once, whenever that can be had.
  public static let adopt = AdoptionPolicy(mode: .adopt)

  /// Looks; adopts what is found; when nothing is found throws the error of the call. For whom a
  /// second request is worse than none.
  public static let adoptOrFail = AdoptionPolicy(mode: .adoptOrFail)

  /// Neither looks nor sends again: throws the error of the call, whose `mayHaveExecuted` is true.
  /// For whom looks have no permission, or who looks for themselves.
  public static let never = AdoptionPolicy(mode: .never)
}

extension AdoptionPolicy: CustomStringConvertible {
  /// The name of the policy.
  public var description: String {
    switch mode {
    case .adopt: "adopt"
    case .adoptOrFail: "adoptOrFail"
    case .never: "never"
    }
  }
}
