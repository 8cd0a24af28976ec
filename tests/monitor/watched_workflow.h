// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/station.h"

namespace signalbox::tests {

/// A station with a repository of one workflow, which is watched once it is opened.
struct WatchedWorkflow {
    bool open() { return station.open({name}); }
    core::Workflow workflow() { return station.model.workflows.begin()->second; }
    /// Actions whose outcome nobody knows.
    std::vector<history::Action> openActions()
    {
        return station.await(station.store->openActions(station.client->account().id)).value().value();
    }

    Station station;
    demo::Repository& repository = station.addRepository(QStringLiteral("signal"));
    core::RepositoryName name = station.nameOf(repository);
};

} // namespace signalbox::tests
