// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "github/client_private.h"
#include "github/paging.h"
#include "github/worker.h"

#include <QSet>

namespace signalbox::github {

core::Error endlessPages(const QUrl& url);
core::Error unaskedNotModified();

/// A list that shifts while it is read names some rows twice: the later ones are fresher.
template <class T>
void keepLastOfEach(std::vector<T>& rows)
{
    QHash<decltype(T::id), size_t> places;
    std::vector<T> kept;
    kept.reserve(rows.size());
    for (auto& row : rows) {
        const auto place = places.constFind(row.id);
        if (place != places.cend()) {
            kept[*place] = std::move(row);
            continue;
        }
        places.insert(row.id, kept.size());
        kept.push_back(std::move(row));
    }
    rows = std::move(kept);
}

template <class T>
Client::Task<T> Client::Private::parsed(QByteArray body, core::Result<T> (*parse)(const QByteArray&))
{
    constexpr qsizetype takesAMillisecond = 50'000;
    if (body.size() < takesAMillisecond)
        co_return parse(body);
    const auto work = [body, parse] { return parse(body); };
    co_return co_await onWorker(session.lifetime(), work);
}

template <class T>
Client::Task<Look<T>> Client::Private::look(Pages pages, ParsePage<T> parse)
{
    Look<T> look;
    bool everyPageIsNew = true;
    QSet<QUrl> seen;
    QUrl url = pages.first;
    for (int page = 0; !url.isEmpty() && (pages.limit == 0 || page < pages.limit); ++page) {
        if (seen.contains(url))
            co_return std::unexpected(endlessPages(url));
        seen.insert(url);
        const auto known = pages.conditional ? validators.find(url) : std::nullopt;
        Request request{.url = url, .etag = known ? known->etag : QByteArray(), .priority = pages.priority};
        const auto answer = co_await send(pages.repository, request);
        if (!answer)
            co_return std::unexpected(answer.error());
        look.charged += answer->charged;
        auto next = nextPage(*answer, session.account().apiUrl);
        if (!next)
            co_return std::unexpected(next.error());
        Validator validator{.url = url, .etag = answer->header("etag"), .next = *next};
        if (answer->isNotModified()) {
            if (!known)
                co_return std::unexpected(unaskedNotModified());
            everyPageIsNew = false;
            url = answer->header("link").isEmpty() ? known->next : *next;
            validator = {.url = known->url, .etag = known->etag, .next = url};
            if (validator != *known)
                look.validators.push_back(validator);
            continue;
        }
        auto rows = co_await parsed(answer->body, parse);
        if (!rows)
            co_return std::unexpected(rows.error());
        std::ranges::move(*rows, std::back_inserter(look.rows));
        look.changed = true;
        look.validators.push_back(std::move(validator));
        url = *next;
    }
    look.complete = everyPageIsNew && url.isEmpty();
    co_return look;
}

template <class T>
Client::Task<std::vector<T>> Client::Private::list(core::RepositoryName name, QUrl first, ParsePage<T> parse)
{
    const Pages pages{.repository = name, .first = first, .conditional = false};
    auto look = co_await this->look<T>(pages, parse);
    if (!look)
        co_return std::unexpected(look.error());
    co_return std::move(look->rows);
}

template <class T>
Client::Task<T> Client::Private::one(core::RepositoryName name, QUrl url, core::Result<T> (*parse)(const QByteArray&))
{
    const Request request{.url = url};
    const auto answer = co_await send(name, request);
    if (!answer)
        co_return std::unexpected(answer.error());
    co_return co_await parsed(answer->body, parse);
}

} // namespace signalbox::github
