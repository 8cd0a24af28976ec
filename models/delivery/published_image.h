// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/repository.h"
#include "delivery/rollback_state.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace signalbox::delivery {

/// An image in a registry, by the name that `docker pull` takes, read.
/// https://github.com/distribution/reference
struct ImageReference {
    QString registry; ///< "ghcr.io", "docker.io"; with its port where it has one
    QString name; ///< "owner/name"; "library/rust" where the registry is Docker Hub and no owner is named
    QString tag; ///< "v1.4.0"

    bool operator==(const ImageReference&) const = default;
};

/// What a workflow's file pushes as images of a version, by docker/build-push-action, docker/metadata-action and
/// `docker push`: references with the file's own words in them, "ghcr.io/${{ github.repository }}:${{ github.sha }}".
/// Its `env` is filled in. Empty for none, and for a file that is no workflow.
QStringList publishedImages(const QByteArray& workflow);

/// What such words are for this version: each image that would be there, by every name that it may have had, and none
/// where something in the words is known at a run alone. Tags that move, such as latest, say nothing of a version.
/// Nothing else than a reference comes out.
std::vector<ImageReference> imagesOf(const QString& published, const RollbackVersion& version,
                                     const core::RepositoryName& repository);

} // namespace signalbox::delivery
