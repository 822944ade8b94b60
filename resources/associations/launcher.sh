#!/bin/sh
exec $command "$$@"
