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
Client::Task<Page<T>> Client::Private::page(Pages pages, QUrl url, ParsePage<T> parse)
{
    const auto known = pages.conditional ? validators.find(url) : std::nullopt;
    Request request{.url = url, .etag = known ? known->etag : QByteArray(), .priority = pages.priority};
    const auto answer = co_await send(pages.repository, request);
    if (!answer)
        co_return std::unexpected(answer.error());
    const auto next = nextPage(*answer, session.account().apiUrl);
    if (!next)
        co_return std::unexpected(next.error());
    if (!answer->isNotModified()) {
        auto rows = co_await parsed(answer->body, parse);
        if (!rows)
            co_return std::unexpected(rows.error());
        const Validator validator{.url = url, .etag = answer->header("etag"), .next = *next};
        co_return Page<T>{.rows = std::move(*rows), .validator = validator, .charged = answer->charged};
    }
    if (!known)
        co_return std::unexpected(unaskedNotModified());
    // A 304 may leave Link out; when it has one, a page may have come behind this one.
    Page<T> same{.changed = false, .validator = *known, .charged = answer->charged};
    if (!answer->header("link").isEmpty())
        same.validator.next = *next;
    same.isKnown = same.validator == *known;
    co_return same;
}

template <class T>
Client::Task<Look<T>> Client::Private::look(Pages pages, ParsePage<T> parse)
{
    Look<T> look{.complete = true};
    QSet<QUrl> seen;
    QUrl url = pages.first;
    while (!url.isEmpty() && (pages.limit == 0 || seen.size() < pages.limit)) {
        if (seen.contains(url))
            co_return std::unexpected(endlessPages(url));
        seen.insert(url);
        auto page = co_await this->page<T>(pages, url, parse);
        if (!page)
            co_return std::unexpected(page.error());
        std::ranges::move(page->rows, std::back_inserter(look.rows));
        look.changed |= page->changed;
        look.complete &= page->changed;
        look.charged += page->charged;
        ++look.requests;
        if (pages.progress)
            pages.progress(qsizetype(look.rows.size()));
        url = page->validator.next;
        if (!page->isKnown)
            look.validators.push_back(page->validator);
    }
    look.complete &= url.isEmpty();
    co_return look;
}

template <class T>
Client::Task<std::vector<T>> Client::Private::list(core::RepositoryName name, QUrl first, ParsePage<T> parse,
                                                   RowsSoFar progress)
{
    const Pages pages{.repository = name, .first = first, .conditional = false, .progress = progress};
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
