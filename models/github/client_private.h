// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "github/client.h"
#include "github/endpoints.h"
#include "github/learned.h"
#include "github/session.h"

class QJsonObject;

namespace signalbox::github {

/// From one page of a list to its rows.
template <class T>
using ParsePage = core::Result<std::vector<T>> (*)(const QByteArray& body);

/// A list, or a thing as a list of one, that is to be read page by page.
struct Pages {
    core::RepositoryName repository; ///< empty when it is of none
    QUrl first;
    Priority priority = Priority::User;
    int limit = 0; ///< at most this many pages; 0: to the end
    bool conditional = true; ///< with what the validators hold
    RowsSoFar progress{}; ///< told after each page how many rows there are so far
};

/// One page as it came.
template <class T>
struct Page {
    std::vector<T> rows; ///< none when it has not changed
    bool changed = true;
    bool isKnown = false; ///< the validator is the one that was kept already
    Validator validator;
    int charged = 0;
};

/// What the parts of the client share.
class Client::Private {
public:
    Private(Client& client, core::Account account, QByteArray token, core::Clock& clock, const Options& options);

    /// The address of a repository's endpoint, under the name that the repository has now.
    QUrl url(const Endpoint& endpoint, const core::RepositoryName& name, std::vector<PathValue> values = {},
             const QUrlQuery& query = {}) const;

    /// Sends it, and learns the repository's new name when it was found elsewhere.
    Task<Answer> send(core::RepositoryName name, Request request);

    template <class T>
    Task<Look<T>> look(Pages pages, ParsePage<T> parse);
    /// The rows of every page, asked for without validators.
    template <class T>
    Task<std::vector<T>> list(core::RepositoryName name, QUrl first, ParsePage<T> parse, RowsSoFar progress = {});
    template <class T>
    Task<T> one(core::RepositoryName name, QUrl url, core::Result<T> (*parse)(const QByteArray&));
    Task<void> act(Endpoint endpoint, core::RepositoryName name, PathValue thing, QByteArray body = {},
                   RequestRecord record = {});
    Task<qint64> download(core::RepositoryName name, QUrl url, QString path);

    Client& client;
    ValidatorCache validators;
    Learned learned;
    Session session; // the last: it ends all tasks before anything else goes

private:
    template <class T>
    Task<Page<T>> page(Pages pages, QUrl url, ParsePage<T> parse);
    /// Small bodies here, large ones on a worker.
    template <class T>
    Task<T> parsed(QByteArray body, core::Result<T> (*parse)(const QByteArray&));
    Task<core::RepositoryName> newName(core::RepositoryName asked, QUrl movedTo);
};

/// Nothing but what the values say: "per_page=100&branch=a%2Fb".
QUrlQuery queryOf(const std::vector<std::pair<QString, QString>>& items);
/// As many rows a page as GitHub gives.
QUrlQuery hundredAPage();
/// The body of a request.
QByteArray bytesOf(const QJsonObject& object);

} // namespace signalbox::github
