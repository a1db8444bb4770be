// Stand-ins for the pieces of other owners. Each owner removes the declaration when the piece lands.
import SsmSapModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

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

// ENGINE: replaced by Landscape/Landscape.swift and LandscapeError.swift.
struct LandscapeError: Error, CustomStringConvertible { let description: String }
extension Landscape {
  init(json: [UInt8]) throws(LandscapeError) { self = .example }
  func json() -> [UInt8] { Array("{}".utf8) }
}
