// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QJsonValue>
#include <QUrl>

#include <memory>
#include <optional>
#include <vector>

namespace signalbox::github {

/// Reads one JSON value of an answer, field by field. The first thing that is missing or of the wrong type is kept as
/// the error of the whole document, with its path in the body ("workflow_runs[3].id"); reading goes on and yields
/// empty values, so that a parser is a plain list of fields and asks once, at its end, whether all went well.
///
/// A required field must be there and must not be null. An optional one may be absent or null, and is then empty; of a
/// wrong type it is an error too. Fields that nobody asks for are ignored.
class JsonReader {
public:
    /// The root of a body. HTML, nothing at all and half a document are errors as well.
    static JsonReader fromBody(const QByteArray& body);

    /// The first error anywhere in the document, as ErrorKind::Malformed with the path in `detail`.
    const std::optional<core::Error>& error() const { return *m_error; }
    template <class T>
    core::Result<T> result(T value) const
    {
        if (const auto& first = error())
            return std::unexpected(*first);
        return value;
    }

    /// There is this field and no other.
    bool holdsOnly(QLatin1StringView key) const;

    JsonReader object(QLatin1StringView key) const;
    std::optional<JsonReader> optionalObject(QLatin1StringView key) const;
    std::vector<JsonReader> array(QLatin1StringView key) const;
    std::vector<JsonReader> optionalArray(QLatin1StringView key) const;
    /// The items when this value itself is an array.
    std::vector<JsonReader> items() const;

    /// Any whole number of 64 bits. Fractions and larger ones are refused, not rounded.
    qint64 integer(QLatin1StringView key) const;
    std::optional<qint64> optionalInteger(QLatin1StringView key) const;
    /// A whole number that fits an int, such as an attempt.
    int number(QLatin1StringView key) const;
    std::optional<int> optionalNumber(QLatin1StringView key) const;
    bool flag(QLatin1StringView key) const;
    std::optional<bool> optionalFlag(QLatin1StringView key) const;
    QString text(QLatin1StringView key) const;
    QString optionalText(QLatin1StringView key) const;
    /// JSON that is somebody's own: an object or list as compact JSON, text as it is. Empty when it is absent or null.
    QByteArray optionalJson(QLatin1StringView key) const;
    /// Text when this value itself is text.
    QString text() const;
    /// ISO 8601 with any offset; given in UTC.
    QDateTime time(QLatin1StringView key) const;
    std::optional<QDateTime> optionalTime(QLatin1StringView key) const;
    QUrl optionalUrl(QLatin1StringView key) const;

    /// Says that this value is wrong for a reason that only the parser can see.
    void reject(QLatin1StringView key, const QString& why) const;

private:
    JsonReader(QJsonValue value, QString path, std::shared_ptr<std::optional<core::Error>> error);

    QString pathOf(QLatin1StringView key) const;
    void fail(const QString& path, const QString& why) const;
    /// Nothing when the field is absent or null.
    std::optional<QJsonValue> field(QLatin1StringView key) const;
    std::optional<QJsonValue> field(QLatin1StringView key, QJsonValue::Type type) const;
    std::optional<qint64> whole(QLatin1StringView key, const QJsonValue& value) const;
    std::vector<JsonReader> itemsOf(const QJsonValue& value, const QString& path) const;

    QJsonValue m_value;
    QString m_path;
    std::shared_ptr<std::optional<core::Error>> m_error; // shared by all readers of one document
};

} // namespace signalbox::github
