// Stand-ins for the pieces of other owners. Each owner removes the declaration when the piece lands.
public import AWSSigV4
import SsmSapModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

// ACCESS: replaced by Access/AccessKey.swift.
public struct AccessKey: Sendable, Hashable {
  public enum Permissions: Sendable, Hashable { case full, readOnly }
  public var credentials: Credentials
  public var account: String
  public var permissions: Permissions
  public init(
    _ credentials: Credentials, account: String = "123456789012", permissions: Permissions = .full
  ) {
    self.credentials = credentials
    self.account = account
    self.permissions = permissions
  }
  public static let example = AccessKey(
    Credentials(
      accessKeyID: "AKIDLOCALEXAMPLE", secretAccessKey: "local-secret-for-examples-only"))
}

// ACCESS (faults): replaced by Faults/FaultPlan.swift.
public final class FaultPlan: Sendable {
  public init() {}
}

// ACCESS: replaced by Access/RequestLog.swift.
public final class RequestLog: Sendable {
  public init() {}
}

// PROTOCOL: replaced by Protocol/ConstraintWording.swift.
public enum ConstraintWording: Sendable, Hashable { case classic, smithy }

// LISTS: the three tables are value types and Codable, so that a store can keep them.
struct TagTable: Sendable, Hashable, Codable {
  func tags(of arn: String) -> [String: String] { [:] }
  mutating func add(_ tags: [String: String], to arn: String) {}
  mutating func removeAll(of arn: String) {}
}

struct PermissionTable: Sendable, Hashable, Codable {
  mutating func removeAll(of arn: String) {}
}

struct CheckTable: Sendable, Hashable, Codable {
  /// The operations, the newest first.
  func operations(at now: Date) -> [ConfigurationCheckOperation] { [] }
  /// Applies what is due; returns whether anything changed.
  mutating func advance(to now: Date) -> Bool { false }
  mutating func removeAll(of applicationID: String) {}
}
