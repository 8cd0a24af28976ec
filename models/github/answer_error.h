// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "github/http.h"

#include <QNetworkReply>

namespace signalbox::github {

/// What an answer that is neither 2xx nor 304 means to a user. Keeps GitHub's own words in `detail`.
/// https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api
core::Error errorOf(const Answer& answer, const QDateTime& now);

/// Why there was no whole answer. A write that may have reached the server ends as Timeout, because nobody knows
/// whether it took effect. `words` must not hold an address: those of downloads are signed.
core::Error errorOf(QNetworkReply::NetworkError error, const QString& words, bool isWrite);

/// GitHub's `message`, empty where the body is not GitHub's JSON.
QString githubMessage(const QByteArray& body);

/// The message and the list of errors behind it, objects or texts, as one line of at most 500 characters; what a page
/// in HTML or XML calls itself; else the beginning of the text.
QString githubWords(const QByteArray& body);

} // namespace signalbox::github
