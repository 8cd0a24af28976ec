// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/answer_error.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace signalbox::github {
namespace {

/// One entry of `errors`: {resource, field, code, message}, any of them absent, or a plain text.
QString wordsOf(const QJsonValue& error)
{
    if (error.isString())
        return error.toString();
    const QString message = error["message"_L1].toString();
    if (!message.isEmpty())
        return message;
    const QStringList parts{error["resource"_L1].toString(), error["field"_L1].toString(), error["code"_L1].toString()};
    return parts.filter(QRegularExpression(u"."_s)).join(u' ');
}

QString titleOf(const QByteArray& page)
{
    static const QRegularExpression title(u"<(title|Code|h1)[^>]*>([^<]*)</"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    return title.match(QString::fromUtf8(page.left(10'000))).captured(2);
}

QString oneLine(const QString& text)
{
    constexpr int longest = 500;
    const QString line = text.simplified();
    return line.size() <= longest ? line : line.left(longest - 1) + u'…';
}

} // namespace

QString githubMessage(const QByteArray& body)
{
    const QJsonObject json = QJsonDocument::fromJson(body).object();
    const QString message = json["message"_L1].toString();
    return message.isEmpty() ? json["error"_L1].toString() : message;
}

QString githubWords(const QByteArray& body)
{
    QByteArrayView start = QByteArrayView(body).first(std::min(body.size(), qsizetype(200))).trimmed();
    if (start.startsWith("\xEF\xBB\xBF")) // the storage writes a byte order mark
        start.slice(3);
    if (start.startsWith('<'))
        return oneLine(titleOf(body));
    const QString message = githubMessage(body);
    if (message.isEmpty())
        return oneLine(QString::fromUtf8(body.left(500)));
    QStringList errors;
    const QJsonValue list = QJsonDocument::fromJson(body).object()["errors"_L1];
    for (const auto& error : list.toArray())
        errors << wordsOf(error);
    if (list.isString())
        errors << list.toString();
    errors.removeAll(QString());
    return oneLine(errors.isEmpty() ? message : message + u": "_s + errors.join(u"; "_s));
}

} // namespace signalbox::github
