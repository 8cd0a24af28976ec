// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace signalbox::tests {

/// Compares our values with the JSON they were read from, field by field and by GitHub's own names, without the
/// client's reader. `field` is its name for messages, "actor.login". An absent or null field must have left our value
/// empty.
class FieldCheck {
public:
    void equal(QLatin1StringView field, const QJsonValue& json, qint64 ours, qint64 whenAbsent = 0)
    {
        note(field, json, isAbsent(json) ? ours == whenAbsent : json.isDouble() && json.toInteger() == ours,
             QString::number(ours));
    }
    void equal(QLatin1StringView field, const QJsonValue& json, int ours, int whenAbsent = 0)
    {
        equal(field, json, qint64(ours), qint64(whenAbsent));
    }
    void equal(QLatin1StringView field, const QJsonValue& json, bool ours)
    {
        note(field, json, json.toBool() == ours, QString::number(int(ours)));
    }
    void equal(QLatin1StringView field, const QJsonValue& json, const QString& ours)
    {
        note(field, json, json.toString() == ours, ours);
    }
    void equal(QLatin1StringView field, const QJsonValue& json, const QUrl& ours)
    {
        note(field, json, QUrl(json.toString()) == ours, ours.toString());
    }
    void equal(QLatin1StringView field, const QJsonValue& json, const std::optional<QDateTime>& ours)
    {
        equal(field, json, ours.value_or(QDateTime()));
    }
    void equal(QLatin1StringView field, const QJsonValue& json, const QDateTime& ours)
    {
        using namespace Qt::StringLiterals;
        const QString text = json.toString();
        const QString ourText = ours.isValid() ? ours.toString(u"yyyy-MM-dd'T'HH:mm:ss'Z'"_s) : QString();
        // GitHub writes whole seconds in UTC; its old examples have offsets.
        const bool plain = text.size() == 20 && text.endsWith(u'Z');
        note(field, json,
             plain || text.isEmpty() ? text == ourText : QDateTime::fromString(text, Qt::ISODateWithMs) == ours,
             ourText);
    }

    int fields() const { return m_fields; }
    const QStringList& differences() const { return m_differences; }

private:
    static bool isAbsent(const QJsonValue& json) { return json.isUndefined() || json.isNull(); }
    void note(QLatin1StringView field, const QJsonValue& json, bool same, const QString& ours)
    {
        ++m_fields;
        if (!same)
            m_differences
                << QStringLiteral("%1: GitHub %2, ours %3").arg(QString(field), json.toVariant().toString(), ours);
    }

    int m_fields = 0;
    QStringList m_differences;
};

} // namespace signalbox::tests
