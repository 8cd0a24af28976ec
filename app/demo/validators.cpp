// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/validators.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

// Whether a date that a client sent is not before the time.
bool isSince(QByteArrayView date, Moment moment)
{
    QDateTime sent = QLocale::c().toDateTime(QString::fromLatin1(date), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    sent.setTimeZone(QTimeZone::UTC);
    return sent.isValid() && sent.toSecsSinceEpoch() >= moment / 1000;
}

} // namespace

// A tag is of the body and of who asks, as GitHub's differ by credential.
void validate(const Request& request, const QByteArray& hash, Response& response)
{
    QCryptographicHash own(QCryptographicHash::Sha256);
    own.addData(hash);
    own.addData(request.token.toUtf8());
    own.addData(request.headers.value(QHttpHeaders::WellKnownHeader::Accept));
    const QByteArray tag = "W/\"" + own.result().toHex() + '"';
    response.headers.append(QHttpHeaders::WellKnownHeader::ETag, tag);
    QByteArray modified;
    if (response.validators == Response::Validators::TagAndDate) {
        modified = httpDate(response.modified);
        response.headers.append(QHttpHeaders::WellKnownHeader::LastModified, modified);
    }
    const QByteArrayView sentTag = request.headers.value(QHttpHeaders::WellKnownHeader::IfNoneMatch);
    const QByteArrayView sentDate = request.headers.value(QHttpHeaders::WellKnownHeader::IfModifiedSince);
    const bool same = sentTag.isEmpty() ? !modified.isEmpty() && isSince(sentDate, response.modified) : sentTag == tag;
    if (!same)
        return;
    response.status = 304;
    response.body.clear();
    response.headers.removeAll("Link"_L1);
}

} // namespace signalbox::demo
