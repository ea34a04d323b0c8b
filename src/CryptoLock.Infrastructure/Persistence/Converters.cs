using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CryptoLock.Infrastructure.Persistence;

/// <summary>UTC ticks: sortable everywhere, and exact. SQLite cannot order by a DateTimeOffset.</summary>
internal sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(
    at => at.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

internal sealed class ChatSessionIdConverter() : ValueConverter<ChatSessionId, Guid>(id => id.Value, value => new(value));

internal sealed class MessageIdConverter() : ValueConverter<MessageId, Guid>(id => id.Value, value => new(value));

internal sealed class TurnIdConverter() : ValueConverter<TurnId, Guid>(id => id.Value, value => new(value));

internal sealed class PartIdConverter() : ValueConverter<PartId, Guid>(id => id.Value, value => new(value));

internal sealed class LanguageConverter() : ValueConverter<Language, string>(l => l.Code, code => Language.FromCode(code));

internal sealed class ParticipantAddressConverter() : ValueConverter<ParticipantAddress, string>(
    address => address.Value, value => ParticipantAddress.From(value));

internal sealed class AttachmentsConverter() : ValueConverter<IReadOnlyList<Attachment>, string>(
    attachments => StoredJson.Write(attachments), json => StoredJson.ReadAttachments(json));

/// <summary>Attachments never change after arrival, so the reference tells.</summary>
internal sealed class AttachmentsComparer() : ValueComparer<IReadOnlyList<Attachment>>(
    (left, right) => ReferenceEquals(left, right), attachments => attachments.Count, attachments => attachments);

internal sealed class LocationConverter() : ValueConverter<SharedLocation, string>(
    location => StoredJson.Write(location)!, json => StoredJson.ReadLocation(json)!);

internal sealed class ReplyOriginConverter() : ValueConverter<ReplyOrigin, string>(
    origin => StoredJson.Write(origin)!, json => StoredJson.ReadOrigin(json)!);
