namespace MediatR;

/// <summary>Anything that can be sent to one handler, with or without a result.</summary>
public interface IBaseRequest;

/// <summary>A request whose handler returns nothing.</summary>
public interface IRequest : IBaseRequest;

/// <summary>A request whose handler returns one value.</summary>
/// <typeparam name="TResponse">What the handler returns.</typeparam>
public interface IRequest<out TResponse> : IBaseRequest;

/// <summary>A request whose handler returns a sequence of values as they become available.</summary>
/// <typeparam name="TResponse">One element of the sequence.</typeparam>
public interface IStreamRequest<out TResponse>;

/// <summary>A fact that any number of handlers may observe.</summary>
public interface INotification;
