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
