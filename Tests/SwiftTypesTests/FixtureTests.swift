import Contracts
import Files
import Foundation
import GeneratedContracts
import JSON
import Schema
import TestSupport
import Testing
import TreatyRuntime

/// The generated types of the contract pack against the pack's fixtures.
@Suite struct FixtureTests {
  /// Reads a text and writes what was read.
  private typealias Again = @Sendable ([UInt8]) throws(DecodingFailure) -> [UInt8]

  private static let types: [String: Again] = [
    "ops_core/Actor": again(OpsCore.Actor.self),
    "ops_core/CapabilityExpiry": again(OpsCore.CapabilityExpiry.self),
    "ops_core/CapabilityGrant": again(OpsCore.CapabilityGrant.self),
    "ops_core/CapabilityRevocation": again(OpsCore.CapabilityRevocation.self),
    "ops_core/CapabilityScope": again(OpsCore.CapabilityScope.self),
    "ops_core/CapabilityScopeChange": again(OpsCore.CapabilityScopeChange.self),
    "ops_core/CausationType": again(OpsCore.CausationType.self),
    "ops_core/CommandEnvelope": again(OpsCore.CommandEnvelope.self),
    "ops_core/CommandOutcome": again(OpsCore.CommandOutcome.self),
    "ops_core/ContentHash": again(OpsCore.ContentHash.self),
    "ops_core/DedupeScope": again(OpsCore.DedupeScope.self),
    "ops_core/EntityRef": again(OpsCore.EntityRef.self),
    "ops_core/EventEnvelope": again(OpsCore.EventEnvelope.self),
    "ops_core/Instant": again(OpsCore.Instant.self),
    "ops_core/RejectionReason": again(OpsCore.RejectionReason.self),
    "ops_core/RevokeCapabilityRequest": again(OpsCore.RevokeCapabilityRequest.self),
    "ops_core/SafetyClass": again(OpsCore.SafetyClass.self),
    "ops_core/TypeName": again(OpsCore.TypeName.self),
    "run_operate/AddressingTokenSet": again(RunOperate.AddressingTokenSet.self),
    "run_operate/AdminActionResult": again(RunOperate.AdminActionResult.self),
    "run_operate/AdminActionType": again(RunOperate.AdminActionType.self),
    "run_operate/AdminActor": again(RunOperate.AdminActor.self),
    "run_operate/AdminEvent": again(RunOperate.AdminEvent.self),
    "run_operate/AdminTarget": again(RunOperate.AdminTarget.self),
    "run_operate/ArtifactRef": again(RunOperate.ArtifactRef.self),
    "run_operate/ChangeRetentionRequest": again(RunOperate.ChangeRetentionRequest.self),
    "run_operate/ConfigVersionRef": again(RunOperate.ConfigVersionRef.self),
    "run_operate/CorrelationIds": again(RunOperate.CorrelationIDs.self),
    "run_operate/DigestAlg": again(RunOperate.DigestAlg.self),
    "run_operate/DrainQueueRequest": again(RunOperate.DrainQueueRequest.self),
    "run_operate/ErrorCode": again(RunOperate.ErrorCode.self),
    "run_operate/ErrorResponse": again(RunOperate.ErrorResponse.self),
    "run_operate/Identifier": again(RunOperate.Identifier.self),
    "run_operate/JobAttemptRecord": again(RunOperate.JobAttemptRecord.self),
    "run_operate/JobStatus": again(RunOperate.JobStatus.self),
    "run_operate/PauseRunRequest": again(RunOperate.PauseRunRequest.self),
    "run_operate/Reason": again(RunOperate.Reason.self),
    "run_operate/ReplayStreamRequest": again(RunOperate.ReplayStreamRequest.self),
    "run_operate/ReplayWindow": again(RunOperate.ReplayWindow.self),
    "run_operate/ResumeRunRequest": again(RunOperate.ResumeRunRequest.self),
    "run_operate/RotateSecretRequest": again(RunOperate.RotateSecretRequest.self),
    "run_operate/SecretRotationEvent": again(RunOperate.SecretRotationEvent.self),
    "run_operate/Sha256Digest": again(RunOperate.SHA256Digest.self),
    "run_operate/UtcTimestamp": again(RunOperate.UTCTimestamp.self),
  ]

  private static func again<Value: JSONCodable & Sendable>(_: Value.Type) -> Again {
    { bytes throws(DecodingFailure) in try Value(json: bytes).jsonBytes() }
  }

  private static let pack = Result {
    readContracts(in: try workingTree(at: SharedData.repositoryRoot.path))
  }

  @Test func everyContractWithFixturesHasAType() throws {
    for module in try Self.pack.get().modules {
      for fixture in module.fixtures {
        #expect(Self.types["\(module.name)/\(fixture.contract)"] != nil, "\(fixture.path)")
      }
    }
  }

  @Test func validFixturesComeBackAsTheyWere() throws {
    var count = 0
    for module in try Self.pack.get().modules {
      for fixture in module.fixtures where fixture.mustBeValid {
        let type = try #require(Self.types["\(module.name)/\(fixture.contract)"])
        let text = fixture.value.indentedText()
        let written = try type(Array(text.utf8))
        let value = try JSON(parsing: String(decoding: written, as: UTF8.self))
        #expect(
          value.compactText.utf8.elementsEqual(fixture.value.compactText.utf8), "\(fixture.path)")
        count += 1
      }
    }
    #expect(count > 80)
  }

  @Test func invalidFixturesAreRefusedWhereTheSchemaRefusesThem() throws {
    let pack = try Self.pack.get()
    var count = 0
    for module in pack.modules {
      for fixture in module.fixtures where !fixture.mustBeValid {
        let type = try #require(Self.types["\(module.name)/\(fixture.contract)"])
        let contract = try #require(module.contracts.first { $0.name == fixture.contract })
        let failure = #expect(throws: DecodingFailure.self, "\(fixture.path)") {
          try type(Array(fixture.value.compactText.utf8))
        }
        // A union reports the branch that its tag names; a validator reports every branch.
        let errors = pack.graph.accepts(fixture.value, at: contract.node).errors
        let places = errors.map(\.instance.description)
        let place = failure?.pointer ?? "-"
        let isKnown = places.contains { place == $0 || place.hasPrefix($0 + "/") }
        #expect(isKnown, "\(fixture.path): \(place) is none of \(places)")
        #expect(failure?.isSyntaxError == false)
        #expect(failure?.schema.contains(".schema.json#/$defs/") == true, "\(fixture.path)")
        count += 1
      }
    }
    #expect(count > 120)
  }
}
