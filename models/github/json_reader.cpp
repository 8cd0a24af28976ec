// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/json_reader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace signalbox::github {
namespace {

QString wordOf(QJsonValue::Type type)
{
    switch (type) {
    case QJsonValue::Null:
        return u"null"_s;
    case QJsonValue::Bool:
        return u"true or false"_s;
    case QJsonValue::Double:
        return u"a number"_s;
    case QJsonValue::String:
        return u"text"_s;
    case QJsonValue::Array:
        return u"a list"_s;
    case QJsonValue::Object:
        return u"an object"_s;
    case QJsonValue::Undefined:
        break;
    }
    return u"nothing"_s;
}

QString whyNoJson(const QByteArray& body, const QJsonParseError& error)
{
    const QByteArray start = body.left(200).trimmed();
    if (start.isEmpty())
        return u"an empty body"_s;
    if (start.startsWith('<'))
        return u"a page in HTML or XML instead of JSON"_s;
    return u"no JSON from byte %1 on: %2"_s.arg(error.offset).arg(error.errorString());
}

} // namespace

JsonReader::JsonReader(QJsonValue value, QString path, std::shared_ptr<std::optional<core::Error>> error)
    : m_value(std::move(value))
    , m_path(std::move(path))
    , m_error(std::move(error))
{
}

JsonReader JsonReader::fromBody(const QByteArray& body)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(body, &error);
    QJsonValue root;
    if (document.isArray())
        root = document.array();
    else if (document.isObject())
        root = document.object();
    JsonReader reader(root, {}, std::make_shared<std::optional<core::Error>>());
    if (error.error != QJsonParseError::NoError)
        reader.fail({}, whyNoJson(body, error));
    return reader;
}

bool JsonReader::holdsOnly(QLatin1StringView key) const
{
    return m_value.toObject().size() == 1 && !m_value[key].isUndefined();
}

JsonReader JsonReader::object(QLatin1StringView key) const
{
    return {field(key, QJsonValue::Object).value_or(QJsonValue()), pathOf(key), m_error};
}

std::optional<JsonReader> JsonReader::optionalObject(QLatin1StringView key) const
{
    if (!field(key))
        return std::nullopt;
    return object(key);
}

std::vector<JsonReader> JsonReader::array(QLatin1StringView key) const
{
    const auto value = field(key, QJsonValue::Array);
    return value ? itemsOf(*value, pathOf(key)) : std::vector<JsonReader>();
}

std::vector<JsonReader> JsonReader::optionalArray(QLatin1StringView key) const
{
    return field(key) ? array(key) : std::vector<JsonReader>();
}

std::vector<JsonReader> JsonReader::items() const
{
    if (!m_value.isArray()) {
        fail(m_path, u"a list is expected, and there is %1"_s.arg(wordOf(m_value.type())));
        return {};
    }
    return itemsOf(m_value, m_path);
}

qint64 JsonReader::integer(QLatin1StringView key) const
{
    const auto value = field(key, QJsonValue::Double);
    return value ? whole(key, *value).value_or(0) : 0;
}

std::optional<qint64> JsonReader::optionalInteger(QLatin1StringView key) const
{
    if (!field(key))
        return std::nullopt;
    return integer(key);
}

int JsonReader::number(QLatin1StringView key) const
{
    const qint64 value = integer(key);
    if (value < std::numeric_limits<int>::min() || value > std::numeric_limits<int>::max()) {
        reject(key, u"%1 is too large"_s.arg(value));
        return 0;
    }
    return int(value);
}

std::optional<int> JsonReader::optionalNumber(QLatin1StringView key) const
{
    if (!field(key))
        return std::nullopt;
    return number(key);
}

bool JsonReader::flag(QLatin1StringView key) const
{
    return field(key, QJsonValue::Bool).value_or(false).toBool();
}

std::optional<bool> JsonReader::optionalFlag(QLatin1StringView key) const
{
    if (!field(key))
        return std::nullopt;
    return flag(key);
}

QString JsonReader::text(QLatin1StringView key) const
{
    return field(key, QJsonValue::String).value_or(QJsonValue()).toString();
}

QString JsonReader::optionalText(QLatin1StringView key) const
{
    return field(key) ? text(key) : QString();
}

QByteArray JsonReader::optionalJson(QLatin1StringView key) const
{
    const auto value = field(key);
    if (!value)
        return {};
    if (value->isObject())
        return QJsonDocument(value->toObject()).toJson(QJsonDocument::Compact);
    if (value->isArray())
        return QJsonDocument(value->toArray()).toJson(QJsonDocument::Compact);
    return text(key).toUtf8();
}

QString JsonReader::text() const
{
    if (!m_value.isString())
        fail(m_path, u"text is expected, and there is %1"_s.arg(wordOf(m_value.type())));
    return m_value.toString();
}

QDateTime JsonReader::time(QLatin1StringView key) const
{
    const QString written = text(key);
    const QDateTime time = QDateTime::fromString(written, Qt::ISODateWithMs).toUTC();
    if (!time.isValid())
        reject(key, u"\"%1\" is no time"_s.arg(written.left(40)));
    return time;
}

std::optional<QDateTime> JsonReader::optionalTime(QLatin1StringView key) const
{
    if (!field(key))
        return std::nullopt;
    return time(key);
}

QUrl JsonReader::optionalUrl(QLatin1StringView key) const
{
    return QUrl(optionalText(key), QUrl::StrictMode);
}

void JsonReader::reject(QLatin1StringView key, const QString& why) const
{
    fail(pathOf(key), why);
}

QString JsonReader::pathOf(QLatin1StringView key) const
{
    return m_path.isEmpty() ? QString(key) : m_path + u'.' + key;
}

void JsonReader::fail(const QString& path, const QString& why) const
{
    if (*m_error)
        return;
    *m_error = core::Error{.kind = core::ErrorKind::Malformed,
                           .what = u"GitHub's answer is not what it documents."_s,
                           .advice = u"Look again later, and report it if it stays."_s,
                           .detail = path.isEmpty() ? why : path + u": "_s + why};
}

std::optional<QJsonValue> JsonReader::field(QLatin1StringView key) const
{
    const QJsonValue value = m_value[key];
    if (value.isUndefined() || value.isNull())
        return std::nullopt;
    return value;
}

std::optional<QJsonValue> JsonReader::field(QLatin1StringView key, QJsonValue::Type type) const
{
    const QJsonValue value = m_value[key];
    if (value.type() == type)
        return value;
    if (value.isUndefined() && !m_value.isObject())
        fail(m_path.isEmpty() ? QString(key) : m_path,
             u"an object is expected, and there is %1"_s.arg(wordOf(m_value.type())));
    else
        fail(pathOf(key), u"%1 is expected, and there is %2"_s.arg(wordOf(type), wordOf(value.type())));
    return std::nullopt;
}

std::optional<qint64> JsonReader::whole(QLatin1StringView key, const QJsonValue& value) const
{
    // Qt keeps a whole number as 64 bits when it fits; what it keeps as a double may have lost digits beyond 2^53.
    constexpr double largestExact = 9'007'199'254'740'992.0;
    if (value.toVariant().typeId() == QMetaType::LongLong)
        return value.toInteger();
    const double number = value.toDouble();
    if (std::trunc(number) == number && std::abs(number) <= largestExact)
        return qint64(number);
    reject(key, u"%1 is no whole number of 64 bits"_s.arg(number, 0, 'g', 20));
    return std::nullopt;
}

std::vector<JsonReader> JsonReader::itemsOf(const QJsonValue& value, const QString& path) const
{
    const QJsonArray array = value.toArray();
    std::vector<JsonReader> readers;
    readers.reserve(size_t(array.size()));
    for (qsizetype i = 0; i < array.size(); ++i)
        readers.push_back(JsonReader(array.at(i), u"%1[%2]"_s.arg(path).arg(i), m_error));
    return readers;
}

} // namespace signalbox::github
