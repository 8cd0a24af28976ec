// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QUrl>

#include <optional>
#include <vector>

namespace signalbox::github {

/// What lets GitHub answer 304 to a page that we have seen, which costs nothing of the quota.
/// https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api
struct Validator {
    QUrl url; ///< of the page, as it was asked for
    QByteArray etag; ///< verbatim, quotes and W/ included
    QUrl next; ///< the page behind it (Link rel="next"), because a 304 may leave it out; empty on the last page

    bool operator==(const Validator&) const = default;
};

/// The validators of one account, of the pages that were asked for last: whoever asks for one that was let go pays for
/// the answer once more. A validator promises that the rows of its page are safe in the store; so the client
/// only reads it, and who asked puts the new ones in together with the rows.
class ValidatorCache {
public:
    /// Some times what a thousand watched repositories are asked for again and again.
    static constexpr qsizetype most = 10'000;

    std::optional<Validator> find(const QUrl& url) const;
    void put(const std::vector<Validator>& validators);
    void clear() { m_byUrl.clear(); }
    qsizetype size() const { return m_byUrl.size(); }

private:
    struct Kept {
        Validator validator;
        mutable qint64 used = 0; ///< by the number of uses before
    };
    void letGo();

    QHash<QUrl, Kept> m_byUrl;
    mutable qint64 m_uses = 0;
};

/// What one conditional look at a list or a thing brought.
template <class T>
struct Look {
    std::vector<T> rows; ///< of the pages that have changed since they were kept; none when all are as they were
    bool changed = false; ///< at least one page has changed
    bool complete = false; ///< rows holds every page: what is not among them is not there any more
    std::vector<Validator> validators; ///< to be kept together with the rows, never before them
    int charged = 0; ///< answers that cost quota: all but the 304s
    int requests = 0; ///< pages that were asked for
};

} // namespace signalbox::github
