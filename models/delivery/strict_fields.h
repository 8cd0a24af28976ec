// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

#include <limits>
#include <memory>
#include <vector>

namespace signalbox::delivery {

/// Reads an object of ours field after field, and keeps the path of the first that is not what we write: missing, of
/// another type, or known to nobody. Reading goes on and yields empty values, so that it is a plain list of fields.
class StrictFields {
public:
    explicit StrictFields(const QJsonObject& object);

    QString text(QLatin1StringView name);
    /// A whole number within these limits.
    qint64 number(QLatin1StringView name, qint64 least = 0, qint64 most = std::numeric_limits<qint64>::max());
    bool flag(QLatin1StringView name);
    QStringList texts(QLatin1StringView name);
    /// The texts of an object whose names are anybody's.
    QMap<QString, QString> textsByName(QLatin1StringView name);
    /// One of so many, each of which has a word.
    template <class Enum>
    Enum oneOf(QLatin1StringView name, int count)
    {
        const QString said = text(name);
        for (int i = 0; i < count; ++i) {
            if (word(Enum(i)) == said)
                return Enum(i);
        }
        expect(false, name);
        return Enum(0);
    }
    StrictFields object(QLatin1StringView name);
    std::vector<StrictFields> objects(QLatin1StringView name);
    bool has(QLatin1StringView name) const { return m_object.contains(name); }

    /// Says that a field is wrong for a reason that only its reader can see.
    void expect(bool isSo, QLatin1StringView name);
    /// Of this object; to be called once all of its fields have been read: another field is a flaw.
    void end();

    /// The path of the first flaw anywhere in the document, "environments[2].probes[0].url"; empty for none.
    const QString& flaw() const { return *m_flaw; }
    /// Where this object is, with a dot at its end unless it is the whole.
    const QString& path() const { return m_path; }

private:
    StrictFields(const QJsonObject& object, const QString& path, std::shared_ptr<QString> flaw);
    QJsonValue take(QLatin1StringView name);

    QJsonObject m_object;
    QString m_path;
    QSet<QString> m_read;
    std::shared_ptr<QString> m_flaw; // one for the document
};

} // namespace signalbox::delivery
