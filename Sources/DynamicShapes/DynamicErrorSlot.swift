/// The slots in an operation's list of errors.
public enum DynamicErrorSlot {
  /// A slot.
  public protocol Place: Sendable {
    /// The index of the slot.
    static var index: Int { get }
  }

  /// The first slot.
  public enum First: Place {
    /// The first.
    public static let index = 0
  }

  /// The second slot.
  public enum Second: Place {
    /// The second.
    public static let index = 1
  }

  /// The third slot.
  public enum Third: Place {
    /// The third.
    public static let index = 2
  }

  /// The fourth slot.
  public enum Fourth: Place {
    /// The fourth.
    public static let index = 3
  }
}
