// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/strict_fields.h"

using namespace Qt::StringLiterals;

namespace signalbox::delivery {

StrictFields::StrictFields(const QJsonObject& object)
    : StrictFields(object, {}, std::make_shared<QString>())
{
}

StrictFields::StrictFields(const QJsonObject& object, const QString& path, std::shared_ptr<QString> flaw)
    : m_object(object)
    , m_path(path)
    , m_flaw(std::move(flaw))
{
}

QJsonValue StrictFields::take(QLatin1StringView name)
{
    m_read.insert(name);
    return m_object.value(name);
}

QString StrictFields::text(QLatin1StringView name)
{
    const QJsonValue value = take(name);
    expect(value.isString(), name);
    return value.toString();
}

qint64 StrictFields::number(QLatin1StringView name, qint64 least, qint64 most)
{
    const QJsonValue value = take(name);
    const qint64 number = value.toInteger(least - 1); // also what a fraction or a text gives
    expect(number >= least && number <= most, name);
    return number;
}

bool StrictFields::flag(QLatin1StringView name)
{
    const QJsonValue value = take(name);
    expect(value.isBool(), name);
    return value.toBool();
}

QStringList StrictFields::texts(QLatin1StringView name)
{
    const QJsonValue value = take(name);
    expect(value.isArray(), name);
    QStringList all;
    const QJsonArray entries = value.toArray();
    for (const QJsonValue entry : entries) {
        expect(entry.isString(), name);
        all << entry.toString();
    }
    return all;
}

QMap<QString, QString> StrictFields::textsByName(QLatin1StringView name)
{
    const QJsonValue value = take(name);
    expect(value.isObject(), name);
    const QJsonObject entries = value.toObject();
    QMap<QString, QString> all;
    for (auto it = entries.begin(); it != entries.end(); ++it) {
        expect(it.value().isString(), name);
        all.insert(it.key(), it.value().toString());
    }
    return all;
}

StrictFields StrictFields::object(QLatin1StringView name)
{
    const QJsonValue value = take(name);
    expect(value.isObject(), name);
    return {value.toObject(), m_path + name + u'.', m_flaw};
}

std::vector<StrictFields> StrictFields::objects(QLatin1StringView name)
{
    const QJsonValue value = take(name);
    expect(value.isArray(), name);
    const QJsonArray entries = value.toArray();
    std::vector<StrictFields> all;
    all.reserve(size_t(entries.size()));
    for (qsizetype i = 0; i < entries.size(); ++i) {
        expect(entries.at(i).isObject(), name);
        all.push_back({entries.at(i).toObject(), u"%1%2[%3]."_s.arg(m_path, name, QString::number(i)), m_flaw});
    }
    return all;
}

void StrictFields::expect(bool isSo, QLatin1StringView name)
{
    if (!isSo && m_flaw->isEmpty())
        *m_flaw = m_path + name;
}

void StrictFields::end()
{
    const QStringList names = m_object.keys();
    for (const QString& name : names) {
        if (!m_read.contains(name) && m_flaw->isEmpty())
            *m_flaw = m_path + name;
    }
}

} // namespace signalbox::delivery
