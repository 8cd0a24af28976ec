// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "delivery/published_image.h"
#include "github/wait.h"

#include <QCoroTask>
#include <QDeadlineTimer>
#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>

#include <map>
#include <memory>
#include <optional>

namespace signalbox::delivery {

/// Asks registries whether they have an image, as anybody may: no credentials are sent, so that an image that is not
/// public is one of which nothing is known. https://github.com/opencontainers/distribution-spec/blob/main/spec.md,
/// https://distribution.github.io/distribution/spec/auth/token/. GUI thread only.
class ImageRegistry final : public QObject {
    Q_OBJECT

public:
    /// `apiUrl`: of the account. Where that is a GitHub on this machine, it plays the registries as well, and nothing
    /// else is asked.
    explicit ImageRegistry(const QUrl& apiUrl, QObject* parent = nullptr);
    ~ImageRegistry() override;

    /// Nothing where the registry does not say, or not within ten seconds; no network is no answer. An error is
    /// Cancelled and nothing else: this has ended meanwhile.
    QCoro::Task<core::Result<std::optional<bool>>> has(ImageReference image);

private:
    enum class What { Manifest, Token };
    struct Answer;

    /// Status 0 where there was no answer.
    QCoro::Task<core::Result<Answer>> ask(What what, QUrl url, QByteArray token);
    /// For reading this image, from whom the registry says to ask; empty where there is none for everybody.
    QCoro::Task<core::Result<QByteArray>> tokenFor(QByteArray challenge, ImageReference image);
    QUrl baseOf(const QString& registry) const;

    /// By which an image may be read for a while.
    struct Token {
        QByteArray value;
        QDeadlineTimer ends;
    };

    QUrl m_onThisMachine; ///< that plays the registries; empty for none
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::map<QString, Token> m_tokens; ///< by registry and name
    github::Lifetime m_lifetime; // ends before what its coroutines use
};

} // namespace signalbox::delivery
